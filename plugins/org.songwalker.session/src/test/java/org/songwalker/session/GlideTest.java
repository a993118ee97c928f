// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.EngineSettings;
import org.songwalker.runtime.Mode;

/** Glides in the sound: what is heard with a glide is what is heard without it times a line, frame by frame (language reference 13.8). */
class GlideTest {
    private static final int RATE = 48_000;
    /** A glide of two beats at 120 beats per minute. */
    private static final int FRAMES = 48_000;

    /** One side of two seconds of a slot that holds middle C; 0 is the left side. */
    private static float[] heard(String program, int side, int block) throws Exception {
        Session session = Rig.source(program).key(60, 127, 0, 3.9).until(4).session(Mode.REACTIVE);
        float[] out = new float[2 * RATE];
        int[] at = {0};
        new RenderJob(session, EngineSettings.at(RATE), block, -1, 0, false).run((stereo, frames) -> {
            for (int i = 0; i < frames && at[0] < out.length; i++) {
                out[at[0]++] = stereo[2 * i + side];
            }
        }, frames -> true);
        return out;
    }

    private static void isTimes(float[] heard, float[] still, IntToDoubleFunction line) {
        double worst = 0;
        int worstAt = 0;
        for (int i = 0; i < heard.length; i++) {
            double off = Math.abs(heard[i] - still[i] * line.applyAsDouble(i));
            if (off > worst) {
                worst = off;
                worstAt = i;
            }
        }
        assertThat(worst).as("at frame " + worstAt).isLessThan(2e-5);
    }

    private static final String SINE = "const o = Oscillator({type: 'sine', attack: 0, decay: 0, sustain: 1})\n";

    @Test
    void theVolumeOfAPresetMovesInAStraightLine() throws Exception {
        float[] still = heard(SINE + "o(60)", 0, 1024);
        float[] glided = heard(SINE + "o(60)\nglide(o.volume, 0.25, 2)", 0, 1024);
        isTimes(glided, still, i -> 1 - 0.75 * Math.min(1, (double) i / FRAMES));
        assertThat(still[20_000]).isNotCloseTo(0, within(1e-3f));
    }

    @Test
    void aGlideBeginsAtItsFrameInsideASlice() throws Exception {
        float[] still = heard(SINE + "o(60)\nwait(1000/24000)\nwait(1)", 0, 1024);
        float[] glided = heard(SINE + "o(60)\nwait(1000/24000)\nglide(o.volume, 0, 2)\nwait(1)", 0, 1024);
        isTimes(glided, still, i -> 1 - Math.clamp((i - 1000.0) / FRAMES, 0, 1));
    }

    @Test
    void aSmoothGlideLeavesAndArrivesGently() throws Exception {
        float[] still = heard(SINE + "o(60)", 0, 1024);
        float[] glided = heard(SINE + "o(60)\nglide(o.volume, 0, 2, 'smooth')", 0, 1024);
        isTimes(glided, still, i -> {
            double t = Math.min(1, (double) i / FRAMES);
            return 1 - t * t * (3 - 2 * t);
        });
    }

    @Test
    void theVolumeOfAVoiceMovesInAStraightLine() throws Exception {
        float[] still = heard(SINE + "let v = o(60)", 0, 1024);
        float[] glided = heard(SINE + "let v = o(60)\nglide(v.volume, 0, 2)", 0, 1024);
        isTimes(glided, still, i -> 1 - Math.min(1, (double) i / FRAMES));
    }

    @Test
    void aPanGlideMovesBothSides() throws Exception {
        float[] still = heard(SINE + "o(60, 0.25)", 0, 1024); // either side is 3 dB louder at its end
        for (int side = 0; side < 2; side++) {
            double sign = side == 0 ? 1 : -1;
            float[] glided = heard(SINE + "o(60, 0.25)\nglide(o.pan, -1, 2)", side, 1024);
            DoubleUnaryOperator law = p -> side(p, sign);
            isTimes(glided, still, i -> law.applyAsDouble(-Math.min(1, (double) i / FRAMES)));
        }
    }

    /** Constant power, 0 dB at the centre (sound reference 9). */
    private static double side(double pan, double sign) {
        double angle = (pan + 1) * Math.PI / 4;
        return Math.sqrt(2) * (sign > 0 ? Math.cos(angle) : Math.sin(angle));
    }

    @Test
    void blocksDoNotChangeAGlide() throws Exception {
        String program = SINE + "let v = o(60)\nglide(v.pan, 1, 1.3)\nglide(o.volume, 0.2, 1.7, 'smooth')\nglide(o.filterCutoff, 300, 2)\n"
                + "wait(0.37)\nglide(transport.bpm, 90, 1)\nglide(v.volume, 0.5, 1)\nglide(o.detune, 50, 2)";
        assertThat(heard(program, 0, 64)).isEqualTo(heard(program, 0, 1024)).isEqualTo(heard(program, 0, 4096));
        assertThat(Arrays.equals(heard(program, 0, 64), heard(SINE + "o(60)", 0, 64))).isFalse();
    }
}
