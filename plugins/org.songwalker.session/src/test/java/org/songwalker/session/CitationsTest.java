// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every "language reference 9.3" and "sound reference 8.2" in code and documents leads to a section that is there. */
class CitationsTest {
    private static final Path ROOT = Path.of("../..");
    private static final Map<String, Path> REFERENCES = Map.of("language", ROOT.resolve("releng/docs/language/reference.md"), "sound",
            ROOT.resolve("releng/docs/sound/reference.md"));
    /** A reference and its numbers, also over the line break of a comment: {@code sound reference 6.2 and 7.4}. */
    private static final Pattern CITATION = Pattern
            .compile("\\b(\\w+)[\\s*/#]+reference[\\s*/#]+(\\d+(?:\\.\\d+)?(?:(?:, | and | to )\\d+\\.\\d+)*)");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Set<String> KINDS = Set.of("java", "md", "xtext", "json", "sw");

    /** Numbers of the headings, of the entries of section 8 (in bold), and of the points of section 0 as 0.1, 0.2… */
    private static Set<String> sections(Path reference) throws IOException {
        Set<String> numbers = new TreeSet<>();
        String text = Files.readString(reference);
        Matcher headings = Pattern.compile("^(?:#+ |\\*\\*)(\\d+(?:\\.\\d+)?)[. ]", Pattern.MULTILINE).matcher(text);
        while (headings.find()) {
            numbers.add(headings.group(1));
        }
        int first = text.indexOf("## 0.");
        if (first >= 0) {
            Matcher points = Pattern.compile("^(\\d+)\\. ", Pattern.MULTILINE).matcher(text.substring(first, text.indexOf("## 1.")));
            while (points.find()) {
                numbers.add("0." + points.group(1));
            }
        }
        return numbers;
    }

    private static List<Path> texts() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("plugins", "releng", "product")) {
            Files.walkFileTree(ROOT.resolve(folder), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return Set.of("target", "bin", "src-gen", "model").contains(directory.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    if (KINDS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return found;
    }

    @Test
    void everyCitationLeadsToASection() throws IOException {
        Map<String, Set<String>> known = Map.of("language", sections(REFERENCES.get("language")), "sound",
                sections(REFERENCES.get("sound")));
        List<String> wrong = new ArrayList<>();
        int right = 0;
        for (Path file : texts()) {
            Matcher citation = CITATION.matcher(Files.readString(file));
            while (citation.find()) {
                Matcher number = NUMBER.matcher(citation.group(2));
                while (number.find()) {
                    if (known.getOrDefault(citation.group(1), Set.of()).contains(number.group())) {
                        right++;
                    } else {
                        wrong.add(ROOT.relativize(file) + ": " + citation.group());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(right).isGreaterThan(60); // so that a broken pattern cannot pass
    }

    @Test
    void noDocumentIsCitedThatIsNotThere() throws IOException {
        List<String> missing = new ArrayList<>();
        Pattern link = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)");
        for (Path file : texts()) {
            if (file.toString().endsWith(".md")) {
                Matcher links = link.matcher(Files.readString(file).replaceAll("`[^`\n]*`", "")); // parts[i](60) is no link
                while (links.find()) {
                    if (!Files.exists(file.resolveSibling(links.group(1)))) {
                        missing.add(ROOT.relativize(file) + ": " + links.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }
}
