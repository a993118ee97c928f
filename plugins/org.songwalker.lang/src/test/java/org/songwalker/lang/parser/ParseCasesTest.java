// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.xtext.parser.IParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songwalker.lang.SongStandaloneSetup;
import org.songwalker.lang.song.Program;

/** Every line of parse-cases.txt: a source and the tree it gives. */
class ParseCasesTest {
    private static final IParser PARSER = new SongStandaloneSetup().createInjectorAndDoEMFRegistration().getInstance(IParser.class);

    static Stream<String> cases() throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ParseCasesTest.class.getResourceAsStream("/parse-cases.txt")), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheReviewedTree(String line) {
        int arrow = line.indexOf(" => ") < 0 ? line.indexOf(" =>") : line.indexOf(" => ");
        String source = line.substring(0, arrow).replace("\\n", "\n");
        String expected = line.substring(Math.min(line.length(), arrow + 4));
        assertEquals(expected, tree(source));
    }

    private static String tree(String source) {
        return PARSER.parse(new StringReader(source)).getRootASTElement() instanceof Program program ? new TreeText().program(program) : "";
    }
}
