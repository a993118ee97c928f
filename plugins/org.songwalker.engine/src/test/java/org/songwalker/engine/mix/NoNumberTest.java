// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.instrument.EffectSpec;

/** What is no number, infinite or absurdly large is silent at every stage, and 64 frames later the stage sounds as if it had not been. */
class NoNumberTest {
    private static final double RATE = 48_000;
    private static final int SLICES = 400;
    private static final int BROKEN = 100;

    private static final List<EffectSpec.Band> BANDS = List.of(new EffectSpec.Band(EffectSpec.Band.Shape.PEAKING, 1000, 2, 6),
            new EffectSpec.Band(EffectSpec.Band.Shape.LOWPASS, 8000, 1, 0));

    static Stream<EffectSpec> effects() {
        return Stream.of(new EffectSpec.Delay(0.01, 0.5, 0.5), new EffectSpec.Chorus(1, 0.005, 0.5), new EffectSpec.Reverb(0.5, 0.5, 0.5),
                new EffectSpec.Compressor(-20, 6, 4, 0.01, 0.1, 0), new EffectSpec.Equalizer(BANDS));
    }

    private static void tone(float[] left, float[] right, int slice) {
        for (int i = 0; i < Slice.FRAMES; i++) {
            left[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * (slice * Slice.FRAMES + i) / RATE));
            right[i] = left[i];
        }
    }

    /** Spoils six frames of a slice. */
    private static void spoil(float[] left, float[] right) {
        left[3] = Float.NaN;
        right[9] = Float.POSITIVE_INFINITY;
        left[20] = Float.NEGATIVE_INFINITY;
        right[30] = 1e30f;
        left[63] = Float.NaN;
        right[63] = Float.NaN;
    }

    private interface Stage {
        void process(float[] left, float[] right);
    }

    /** Feeds a tone to two equal stages, one of them with a spoilt slice, and compares both after some time. */
    private static void recovers(Stage sound, Stage spoilt) {
        float[] left = new float[Slice.FRAMES];
        float[] right = new float[Slice.FRAMES];
        float[] left2 = new float[Slice.FRAMES];
        float[] right2 = new float[Slice.FRAMES];
        for (int slice = 0; slice < SLICES; slice++) {
            tone(left, right, slice);
            tone(left2, right2, slice);
            if (slice == BROKEN) {
                spoil(left2, right2);
            }
            sound.process(left, right);
            spoilt.process(left2, right2);
            for (int i = 0; i < Slice.FRAMES; i++) {
                assertThat(Math.abs(left2[i])).isLessThan(3);
                assertThat(Math.abs(right2[i])).isLessThan(3);
            }
            if (slice > BROKEN) {
                float lost = 0;
                for (int i = 0; i < Slice.FRAMES; i++) {
                    lost = Math.max(lost, Math.max(Math.abs(left[i] - left2[i]), Math.abs(right[i] - right2[i])));
                }
                // Echoes and tails of the six silenced frames are left, at most at their level.
                assertThat(lost).isLessThan(slice == SLICES - 1 ? 0.02f : 0.5f);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("effects")
    void anEffectRecovers(EffectSpec effect) {
        EffectChain sound = EffectChain.of(List.of(effect), RATE);
        EffectChain spoilt = EffectChain.of(List.of(effect), RATE);
        recovers((left, right) -> sound.process(left, right, true), (left, right) -> spoilt.process(left, right, true));
    }

    private static Stage bus() {
        HandleControls controls = new HandleControls();
        controls.cutoffHz(2000);
        VoiceBus bus = new VoiceBus(controls, EffectChain.of(List.of(), RATE), RATE);
        bus.joined();
        return (left, right) -> {
            System.arraycopy(left, 0, bus.left, 0, Slice.FRAMES);
            System.arraycopy(right, 0, bus.right, 0, Slice.FRAMES);
            Arrays.fill(left, 0);
            Arrays.fill(right, 0);
            bus.flush(left, right);
        };
    }

    @Test
    void aBusOfVoicesWithItsFilterRecovers() {
        recovers(bus(), bus());
    }

    private static Stage strip() {
        Strip strip = new Strip(RATE);
        return (left, right) -> {
            System.arraycopy(left, 0, strip.left, 0, Slice.FRAMES);
            System.arraycopy(right, 0, strip.right, 0, Slice.FRAMES);
            strip.process(true);
            assertThat(strip.meter().peakLeft()).isBetween(0f, 1f);
            System.arraycopy(strip.left, 0, left, 0, Slice.FRAMES);
            System.arraycopy(strip.right, 0, right, 0, Slice.FRAMES);
        };
    }

    @Test
    void aStripAndItsMeterRecover() {
        recovers(strip(), strip());
    }
}
