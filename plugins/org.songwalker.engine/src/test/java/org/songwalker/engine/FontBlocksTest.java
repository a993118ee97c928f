// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.FontGenerator;
import org.songwalker.engine.instrument.Fonts;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.Modulator;
import org.songwalker.runtime.time.TempoMap;

/** A SoundFont whose every part moves sounds the same, bit by bit, in blocks of any size: four seconds at 48,000 frames a second. */
class FontBlocksTest {
    private static final int FRAMES = 192_000;
    private static final int NOTE_ON = 0x90;
    private static final int NOTE_OFF = 0x80;
    private static final int CONTROL = 0xB0;

    private static float[] sound(int block) {
        Instrument font = Fonts.sine(Fonts.modulators(new Modulator(0x81, FontGenerator.CUTOFF, 2400, 0, 0)), FontGenerator.CUTOFF, 7000,
                FontGenerator.MOD_LFO_TO_CUTOFF, 1200, FontGenerator.MOD_LFO_TO_VOLUME, 60, FontGenerator.VIBRATO_TO_PITCH, 50,
                FontGenerator.MOD_ENVELOPE_TO_PITCH, 100, FontGenerator.MOD_DECAY, 0, FontGenerator.MOD_SUSTAIN, 1000, FontGenerator.DECAY,
                0, FontGenerator.SUSTAIN, 200, FontGenerator.RELEASE, -2400);
        Engine engine = new Engine(EngineSettings.at(48_000).withSlots(1));
        engine.control().submit(Programs.install(0, Programs.hold(), font));
        engine.control()
                .submit(new Command.Play(TempoMap.DEFAULT,
                        Programs.file(8, 0.0, routed(NOTE_ON, 60, 100), 0.013, routed(CONTROL, 1, 90), 0.5, routed(NOTE_ON, 67, 64), 1.111,
                                routed(CONTROL, 7, 127), 2.0, routed(NOTE_OFF, 60, 0), 2.777, routed(CONTROL, 1, 0), 5.0,
                                routed(NOTE_OFF, 67, 0))));
        float[] out = new float[2 * FRAMES];
        for (int at = 0; at < FRAMES; at += block) {
            engine.render(out, 2 * at, Math.min(block, FRAMES - at));
        }
        return out;
    }

    private static long routed(int status, int first, int second) {
        return Midi.routed(Midi.message(status, first, second), 1);
    }

    @Test
    void blocksOf37And256And4096FramesSoundTheSame() {
        float[] usual = sound(256);
        float loudest = 0;
        for (float sample : usual) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        assertThat(loudest).isGreaterThan(0.1f);
        assertThat(Arrays.mismatch(sound(37), usual)).isEqualTo(-1);
        assertThat(Arrays.mismatch(sound(4096), usual)).isEqualTo(-1);
    }
}
