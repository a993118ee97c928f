// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.SwIssue;

/** The edits that come with an issue. */
class FixTest {
    private static final SwCompiler COMPILER = new SwCompiler(PresetCatalog.NONE);

    static Stream<Path> goldens() throws IOException {
        return Golden.programs(".diag").filter(program -> !fixes(read(program)).isEmpty());
    }

    private static String read(Path program) {
        try {
            return Files.readString(program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void everyFixMeetsWhatItReplacesAndEndsItsIssue(Path program) {
        String source = read(program);
        for (SwIssue issue : COMPILER.check(source)) {
            for (SwIssue.Fix fix : issue.fixes()) {
                assertThat(fix.fits(source)).as(fix.title()).isTrue();
                String fixed = source.substring(0, fix.offset()) + fix.replacement()
                        + source.substring(fix.offset() + fix.replaced().length());
                assertThat(saying(issue, fixed)).as(fixed).isLessThan(saying(issue, source));
            }
        }
    }

    private static long saying(SwIssue issue, String source) {
        return COMPILER.check(source).stream().filter(other -> other.message().equals(issue.message())).count();
    }

    static Stream<Path> mistakes() throws IOException {
        return goldens().filter(program -> program.getFileName().toString().startsWith("mistake-"))
                .filter(program -> COMPILER.check(read(program))
                        .stream()
                        .filter(SwIssue::error)
                        .noneMatch(issue -> issue.fixes().isEmpty()));
    }

    /** Where every error has a fix, the fixes are the whole remedy; some show an error that stood in the shadow of another. */
    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeWhoseErrorsAllHaveAFixIsGoneAfterThem(Path program) {
        String source = read(program);
        for (int round = 0; round < 3; round++) {
            List<SwIssue.Fix> fixes = COMPILER.check(source)
                    .stream()
                    .filter(SwIssue::error)
                    .filter(issue -> !issue.fixes().isEmpty())
                    .map(issue -> issue.fixes().getFirst())
                    .toList();
            StringBuilder fixed = new StringBuilder(source);
            fixes.reversed().forEach(fix -> fixed.replace(fix.offset(), fix.offset() + fix.replaced().length(), fix.replacement()));
            source = fixed.toString();
        }
        assertThat(COMPILER.check(source)).as(source).filteredOn(SwIssue::error).isEmpty();
    }

    @Test
    void aMisspeltSettingIsFixedWhereItStands() {
        assertThat(fixes("const s = Oscillator({relase: 1})\ns(C4)"))
                .containsExactly(new SwIssue.Fix("Change to 'release'", 22, "relase", "release"));
    }

    /** The key does not stand at the place of the issue: the edit would replace something else. */
    @ParameterizedTest
    @ValueSource(strings = {"const settings = {relase: 1}\nconst s = Oscillator(settings)\ns(C4)",
        "const s = Oscillator({'relase': 1})\ns(C4)"})
    void aSettingThatStandsElsewhereHasNoFix(String source) {
        assertThat(COMPILER.check(source)).extracting(SwIssue::code).contains(IssueCode.N001);
        assertThat(fixes(source)).isEmpty();
    }

    private static List<SwIssue.Fix> fixes(String source) {
        return COMPILER.check(source).stream().flatMap(issue -> issue.fixes().stream()).toList();
    }

    @Test
    void aFixTravelsAsTexts() {
        List<SwIssue.Fix> fixes = List.of(new SwIssue.Fix("Add ()", 4, "", "()"), new SwIssue.Fix("Write C4", 0, "c4", "C4"));
        assertThat(SwIssue.Fix.in(SwIssue.Fix.data(fixes))).isEqualTo(fixes);
    }

    @Test
    void aFixDoesNotFitAnotherText() {
        SwIssue.Fix fix = new SwIssue.Fix("Write C4", 3, "c4", "C4");
        assertThat(fix.fits("D4 c4")).isTrue();
        assertThat(fix.fits("D4  c4")).isFalse();
        assertThat(fix.fits("c4")).isFalse();
    }
}
