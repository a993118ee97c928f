// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;

/**
 * Programs that are typed key by key, without the leading blanks of their lines, come out as they are written: the saved file equals the
 * source byte for byte. With the environment variable SONGWALKER_TYPING all examples are typed, slowly and fast ({@code releng/soak
 * typing}); without it the README's programs and three more.
 */
class TypingTest {
    private static final Pattern FENCED = Pattern.compile("(?m)^( *)```\\n((?:\\1.*\\n)+?)\\1```$");
    private static final List<String> SHORT = List.of("cc-filter.sw", "pitch-bend.sw", "generative-texture.sw");
    private ITextEditor editor;

    private record Source(String name, String text) {}

    @AfterEach
    void close() {
        Ui.page().closeAllEditors(false);
    }

    private static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("product/examples"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** The programs in the README: its fenced blocks that load a preset. */
    private static List<Source> readme() throws Exception {
        List<Source> found = new ArrayList<>();
        for (MatchResult block : FENCED.matcher(Files.readString(project().resolve("README.md"))).results().toList()) {
            if (block.group(2).contains("loadPreset")) {
                found.add(new Source("README " + (found.size() + 1), block.group(2).replaceAll("(?m)^" + block.group(1), "")));
            }
        }
        return found;
    }

    private static List<Source> examples() throws Exception {
        List<Source> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(project().resolve("product/examples"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sw")).sorted().toList()) {
                found.add(new Source(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return found;
    }

    @Test
    void programsComeOutAsTheyAreTyped() throws Exception {
        List<Source> readme = readme();
        List<Source> examples = examples();
        assertEquals(2, readme.size(), "programs in the README");
        assertTrue(examples.size() >= 22, examples.toString());
        boolean all = System.getenv("SONGWALKER_TYPING") != null;
        List<String> wrong = new ArrayList<>();
        for (int delay : all ? new int[] {40, 90} : new int[] {40}) {
            for (Source source : Stream.concat(readme.stream(), examples.stream().filter(it -> all || SHORT.contains(it.name())))
                    .toList()) {
                String saved = typed(source.text(), delay);
                if (!saved.equals(source.text())) {
                    wrong.add(source.name() + " at " + delay + " ms a key:\n" + saved);
                }
                if (all) {
                    System.out.println("typed at " + delay + " ms a key: " + source.name());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Types a program into an empty file, saves it with Ctrl+S and returns what the file holds. */
    private String typed(String text, int delay) throws Exception {
        IFile file = Ui.file("typed.sw", "");
        editor = Ui.program(file);
        Hands.focus(editor.getAdapter(ITextViewer.class).getTextWidget());
        Hands.type(text.replaceAll("(?m)^ +", ""), delay);
        Hands.key("ctrl+s");
        Ui.until("the file to be saved", () -> !editor.isDirty());
        Ui.close(editor);
        return Files.readString(file.getLocation().toPath(), StandardCharsets.UTF_8);
    }
}
