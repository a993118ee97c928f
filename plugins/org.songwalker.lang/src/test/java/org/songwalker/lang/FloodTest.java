// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.issue.SwIssue;

/** Texts with an error in every word, on many lines or on one, take time in proportion to their length; each of these took minutes. */
class FloodTest {
    private static final SwCompiler COMPILER = new SwCompiler(PresetCatalog.NONE);

    @ParameterizedTest
    @ValueSource(strings = {"nope\n", "x ", "track a ", "@*)]", "a = ", ": number"})
    void errorsAreReportedInTime(String unit) {
        List<SwIssue> issues = Assertions.assertTimeout(Duration.ofSeconds(20), () -> COMPILER.check(unit.repeat(200_000 / unit.length())));
        assertThat(issues).isNotEmpty();
    }
}
