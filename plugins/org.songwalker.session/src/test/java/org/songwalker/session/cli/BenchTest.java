// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** {@code songwalker bench}. */
class BenchTest {
    private static String output;

    private static int bench(String... more) {
        StringWriter text = new StringWriter();
        String[] all = new String[more.length + 1];
        all[0] = "bench";
        System.arraycopy(more, 0, all, 1, more.length);
        int code = Main.run(new PrintWriter(text), new PrintWriter(text), all);
        output = text.toString();
        return code;
    }

    @Test
    void printsALineForEveryRepetitionAndASentence() {
        bench("--osc", "3", "--reps", "2", "--kernel", "scalar", "--block", "100");
        assertThat(output.lines()).hasSize(3);
        assertThat(output.lines().toList().get(1)).matches(
                "R songwalker scalar-hermite 0 100 cpu_s [0-9.]+ audio_s 10\\.\\d+ voice_frames \\d+ max_voices 3 ns_vf [0-9.]+ rtf [0-9.]+");
        assertThat(output.lines().toList().get(2)).startsWith("This machine plays ").contains(" voices live at 48 kHz");
    }

    @Test
    void countsTheFramesOfEveryVoice() {
        bench("--osc", "3", "--reps", "1", "--block", "250");
        assertThat(output).contains("audio_s 10.000 ").contains(" voice_frames " + 3 * 480_000 + " ");
    }

    @Test
    void asksForExactlyOneWork() {
        assertThat(bench("--osc", "3", "--notes")).isEqualTo(2);
        assertThat(output).contains("one of them");
    }
}
