// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songwalker.lang.issue.SwIssue;

/** Golden programs: {@code sw/NAME.sw} with the expected results beside it; {@code -Dgolden.update} rewrites them. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/sw");

    private Golden() {}

    /** Programs that have a sibling file with an ending; an empty one makes an update write it. */
    static Stream<Path> programs(String ending) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> found = files.filter(f -> f.toString().endsWith(".sw"))
                    .filter(f -> Files.exists(sibling(f, ending)))
                    .sorted()
                    .toList();
            return found.stream();
        }
    }

    static Path sibling(Path program, String ending) {
        return program.resolveSibling(program.getFileName().toString().replaceAll("\\.sw$", ending));
    }

    /** The expected text, written first during an update. */
    static String expected(Path program, String ending, String actual) throws IOException {
        if (System.getProperty("golden.update") != null) {
            Files.writeString(sibling(program, ending), actual);
        }
        return Files.readString(sibling(program, ending));
    }

    /** Issues as goldens show them: {@code line:column-endLine:endColumn severity CODE message}, with their fixes indented below. */
    static String issues(List<SwIssue> issues) {
        return issues.stream()
                .map(i -> i.line() + ":" + i.column() + "-" + i.endLine() + ":" + i.endColumn() + " " + i.severity().text() + " " + i.code()
                        + " " + i.message() + "\n"
                        + i.fixes().stream().map(fix -> "    fix: " + fix.title() + "\n").collect(Collectors.joining()))
                .collect(Collectors.joining());
    }
}
