// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.issue.SwIssue;
import org.songwalker.runtime.Mode;

/** Golden programs with their issues ({@code .diag}) and code ({@code .ops}). */
class GoldenTest {
    private static final SwCompiler COMPILER = new SwCompiler(PresetCatalog.NONE);

    static Stream<Path> diagnosed() throws IOException {
        return Golden.programs(".diag");
    }

    static Stream<Path> compiled() throws IOException {
        return Golden.programs(".ops");
    }

    @ParameterizedTest
    @MethodSource("diagnosed")
    void saysWhatIsExpected(Path program) throws IOException {
        String source = Files.readString(program);
        List<SwIssue> shared = COMPILER.check(source);
        String actual = Golden.issues(shared) + only("song", COMPILER.compile(source, Mode.SONG).issues(), shared)
                + only("slot", COMPILER.compile(source, Mode.REACTIVE).issues(), shared);
        assertEquals(Golden.expected(program, ".diag", actual), actual);
    }

    private static String only(String mode, List<SwIssue> issues, List<SwIssue> shared) {
        List<SwIssue> own = new ArrayList<>(issues);
        own.removeAll(shared);
        return own.isEmpty() ? "" : "only as a " + mode + ":\n" + Golden.issues(own);
    }

    @ParameterizedTest
    @MethodSource("compiled")
    void compilesToTheExpectedCode(Path program) throws IOException {
        StringBuilder actual = new StringBuilder();
        for (Mode mode : Mode.values()) {
            if (COMPILER.compile(Files.readString(program), mode) instanceof CompileResult.Compiled compiled) {
                actual.append("-- ").append(mode).append('\n').append(compiled.program().listing());
            }
        }
        assertEquals(Golden.expected(program, ".ops", actual.toString()), actual.toString());
    }
}
