// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.ProgramBuilder;
import org.songwalker.runtime.Routine;
import org.songwalker.runtime.SongExpansion;
import org.songwalker.runtime.time.TempoMap;

class TuningTest {
    /** Zero crossings upwards in a second of A4 by the default instrument. */
    private static int crossings(double a4Hz) {
        ProgramBuilder builder = new ProgramBuilder(Mode.SONG);
        builder.routine(new Routine(Routine.Kind.BODY, "", 0, 0, 8, -1));
        builder.emit(Op.CONST, 0, builder.constant(69, null), 0);
        builder.emit(Op.CONST, 3, builder.constant(4, null), 0);
        builder.emit(Op.PLAY, 0, Op.HAS_GATE, -1);
        builder.emit(Op.END, 0, 0, 0);
        Engine engine = new Engine(EngineSettings.at(48_000).withSlots(1));
        engine.control().submit(new Command.Tuning(a4Hz));
        engine.control().submit(new Command.InstallSong(0, SongExpansion.expand(builder.build(), 1, 48_000), Map.of()));
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, null));
        float[] stereo = new float[2 * 52_800];
        engine.render(stereo, 0, 52_800);
        int count = 0;
        for (int frame = 4_801; frame < 52_800; frame++) {
            count += stereo[2 * frame - 2] < 0 && stereo[2 * frame] >= 0 ? 1 : 0;
        }
        return count;
    }

    @Test
    void a4FollowsTheTuning() {
        assertThat(crossings(440)).isBetween(439, 441);
        assertThat(crossings(415)).isBetween(414, 416);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Command.Tuning(0)).hasMessage("A4 is 0.0 Hz, expected 220 to 880");
    }
}
