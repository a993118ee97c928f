// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.songwalker.lang.issue.Explanation;
import org.songwalker.lang.issue.IssueCode;
import tools.jackson.databind.JsonNode;

/** The pages of the diagnostics are true: the wrong program gives its code and no other, the right one none. */
class ExplainTest {
    @TempDir
    private Path folder;

    static Stream<IssueCode> compiled() {
        return Stream.of(IssueCode.values()).filter(code -> !code.name().startsWith("R"));
    }

    static Stream<IssueCode> played() {
        return Stream.of(IssueCode.values()).filter(code -> code.name().startsWith("R"));
    }

    @ParameterizedTest
    @MethodSource("compiled")
    void aWrongProgramGivesItsCodeAndARightOneNone(IssueCode code) throws Exception {
        Explanation page = Explanation.of(code);
        assertThat(checked(page.wrong())).as(page.wrong()).containsExactly(code.name());
        assertThat(checked(page.right())).as(page.right()).isEmpty();
    }

    private Set<String> checked(String program) throws Exception {
        Set<String> codes = new HashSet<>();
        for (JsonNode issue : Cli.call("check", "--all", "--json", file(program)).json()) {
            codes.add(issue.get("code").asString());
        }
        return codes;
    }

    @ParameterizedTest
    @MethodSource("played")
    void aProgramThatGoesWrongWhileItPlaysGivesItsCodeAndARightOneNone(IssueCode code) throws Exception {
        Explanation page = Explanation.of(code);
        assertThat(checked(page.wrong())).as(page.wrong()).isEmpty();
        assertThat(checked(page.right())).as(page.right()).isEmpty();
        assertThat(faults(page.wrong())).as(page.wrong()).containsExactly(code.name());
        assertThat(faults(page.right())).as(page.right()).isEmpty();
    }

    private Set<String> faults(String program) throws Exception {
        Set<String> codes = new HashSet<>();
        for (JsonNode event : Cli.call("events", "--json", "--offline", file(program)).json().get("events")) {
            if (event.get("type").asString().equals("fault")) {
                codes.add(event.get("code").asString());
            }
        }
        return codes;
    }

    /** A program beside the file that the page of N009 describes. */
    private Path file(String program) throws Exception {
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/drums.sw"), "track beat() { C2 /4 D2 /4 }\n");
        return Files.writeString(folder.resolve("program.sw"), program + "\n");
    }

    @ParameterizedTest
    @EnumSource(IssueCode.class)
    void everyCodeIsExplainedInBothForms(IssueCode code) {
        Explanation page = Explanation.of(code);
        Cli text = Cli.call("explain", code.name());
        assertThat(text.code()).isZero();
        assertThat(text.out()).startsWith(code + " (" + code.severity().text() + "): ")
                .contains(page.wrong().lines().findFirst().orElseThrow());
        Cli html = Cli.call("explain", code.name(), "--html");
        assertThat(html.code()).isZero();
        assertThat(html.out()).startsWith("<!DOCTYPE html>").contains("<h1>" + code).endsWith("</html>\n").doesNotContain("`");
    }

    @Test
    void htmlKeepsTheSignsOfAProgram() {
        assertThat(Cli.call("explain", "t007", "--html").out()).contains("<pre><code>let n = 0\nwhile (n &lt; 4) {");
    }
}
