// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.issue.Severity;
import org.songwalker.runtime.Mode;

/** The example programs of the product say nothing to complain about, in either mode. */
class ExamplesTest {
    private static final SwCompiler COMPILER = new SwCompiler(PresetCatalog.NONE);

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../../product/examples"))) {
            return files.filter(file -> file.toString().endsWith(".sw")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasNeitherErrorNorWarning(Path file) throws IOException {
        String source = Files.readString(file);
        assertThat(COMPILER.check(source)).filteredOn(issue -> issue.severity() != Severity.INFO).isEmpty();
        assertThat(COMPILER.compile(source, Mode.REACTIVE)).isInstanceOf(CompileResult.Compiled.class);
        assertThat(COMPILER.compile(source, Mode.SONG)).isInstanceOf(CompileResult.Compiled.class);
    }
}
