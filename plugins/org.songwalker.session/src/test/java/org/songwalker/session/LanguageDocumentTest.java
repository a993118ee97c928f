// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songwalker.lang.issue.SwIssue;
import org.songwalker.runtime.Mode;

/** Every example of the language documents runs: as a song, as a slot with three keys, or to the error it is marked with. */
class LanguageDocumentTest {
    private static final Path DOCUMENTS = Path.of("../../releng/docs/language");
    private static final Pattern BLOCK = Pattern.compile("```sw *([^\\n]*)\\n(.*?)```", Pattern.DOTALL);

    record Example(String document, int number, String how, String source) {
        @Override
        public String toString() {
            return document + " " + number + " " + how;
        }
    }

    static Stream<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                Matcher matcher = BLOCK.matcher(Files.readString(file));
                while (matcher.find()) {
                    examples.add(
                            new Example(file.getFileName().toString(), examples.size() + 1, matcher.group(1).strip(), matcher.group(2)));
                }
            }
        }
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runs(Example example) throws Exception {
        if (example.how().startsWith("error ")) {
            assertThat(Rig.COMPILER.check(example.source())).extracting(SwIssue::code)
                    .extracting(Enum::name)
                    .contains(example.how().substring(6));
            return;
        }
        assertThat(Rig.COMPILER.check(example.source())).noneMatch(SwIssue::error);
        Rig rig = Rig.source(example.source()).key(60, 0, 1).key(64, 0.5, 2).key(67, 3, 4).at(0.25, 0xB0, 1, 64).at(0.3, 0xE0, 0, 96);
        Mode mode = example.how().equals("slot") ? Mode.REACTIVE : Mode.SONG;
        RenderJob.Report report = rig.report(mode);
        assertThat(report.problems()).isEmpty();
        assertThat(report.events()).isNotEmpty();
        assertThat(report.peak()).isGreaterThan(0.01f);
    }
}
