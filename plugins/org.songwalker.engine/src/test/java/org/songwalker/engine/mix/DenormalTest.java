// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.EffectSpec.Band;
import org.songwalker.engine.instrument.SampleData;

/**
 * While a tail fades for a minute, no stage keeps a denormal number, with which processors are slow: its state is 0, or far above them. The
 * input is silence all that time, like a held voice that makes no sound.
 */
class DenormalTest {
    private static final double RATE = 48_000;
    private static final int SECOND = (int) (RATE / Slice.FRAMES);
    private static final int LOUD = SECOND / 2;
    private static final int ALL = 60 * SECOND;
    private static final int LOOK = 50;

    static Stream<EffectSpec> effects() {
        return Stream
                .of(Stream.of(Band.Shape.values()).map(shape -> new EffectSpec.Equalizer(List.of(new Band(shape, 20, 0.1, 12)))),
                        Stream.of(Band.Shape.values()).map(shape -> new EffectSpec.Equalizer(List.of(new Band(shape, 100, 100, -24)))),
                        Stream.of(Band.Shape.values())
                                .map(shape -> new EffectSpec.Equalizer(
                                        List.of(new Band(shape, 15_000, 30, 24), new Band(shape, 60, 1, 3)))),
                        Stream.of(new EffectSpec.Delay(0.001, 0.99, 1), new EffectSpec.Delay(0.01, 0.5, 0.5),
                                new EffectSpec.Delay(2, 0.1, 0.3)),
                        Stream.of(new EffectSpec.Chorus(0.1, 0.01, 1), new EffectSpec.Chorus(10, 0, 0.3)),
                        Stream.of(new EffectSpec.Reverb(0, 0, 1), new EffectSpec.Reverb(0, 1, 1), new EffectSpec.Reverb(1, 0, 0.5),
                                new EffectSpec.Reverb(1, 1, 0.5), new EffectSpec.Reverb(0.5, 0.5, 0.2)),
                        Stream.of(new EffectSpec.Compressor(-60, 20, 24, 0.0001, 0.001, 24), new EffectSpec.Compressor(-24, 4, 6, 1, 5, 0)))
                .flatMap(s -> s);
    }

    private interface Stage {
        void process(float[] left, float[] right);
    }

    /** Noise, then noise that falls by 40 dB in each slice until nothing is left of it, then silence. */
    private static void fades(Object stage, Stage process) throws IllegalAccessException {
        Random noise = new Random(1);
        float[] left = new float[Slice.FRAMES];
        float[] right = new float[Slice.FRAMES];
        double level = 0.9;
        for (int slice = 0; slice < ALL; slice++) {
            level = slice < LOUD ? level : level * 0.01;
            for (int i = 0; i < Slice.FRAMES; i++) {
                left[i] = (float) (level * (2 * noise.nextDouble() - 1));
                right[i] = (float) (level * (2 * noise.nextDouble() - 1));
            }
            process.process(left, right);
            if (slice > LOUD + SECOND && slice % LOOK == 0) {
                assertThat(denormals(stage)).as("slice %d", slice).isEmpty();
                assertThat(denormal(left) + denormal(right)).as("output of slice %d", slice).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("effects")
    void anEffectFadesWithout(EffectSpec spec) throws Exception {
        EffectChain chain = EffectChain.of(List.of(spec), RATE);
        fades(chain, (left, right) -> chain.process(left, right, true));
    }

    @Test
    void aBusOfVoicesWithItsFilterFadesWithout() throws Exception {
        for (double cutoff : new double[] {20, 2_000, 19_000}) {
            HandleControls controls = new HandleControls();
            controls.cutoffHz(cutoff);
            VoiceBus bus = new VoiceBus(controls, EffectChain.of(List.of(), RATE), RATE);
            bus.joined();
            fades(bus, (left, right) -> {
                System.arraycopy(left, 0, bus.left, 0, Slice.FRAMES);
                System.arraycopy(right, 0, bus.right, 0, Slice.FRAMES);
                bus.flush(left, right);
            });
        }
    }

    @Test
    void aStripFadesWithout() throws Exception {
        Strip strip = new Strip(RATE);
        fades(strip, (left, right) -> {
            System.arraycopy(left, 0, strip.left, 0, Slice.FRAMES);
            System.arraycopy(right, 0, strip.right, 0, Slice.FRAMES);
            strip.process(true);
        });
    }

    @Test
    void theLimiterFadesWithout() throws Exception {
        Limiter limiter = new Limiter(RATE);
        fades(limiter, (left, right) -> limiter.process(left, right, Slice.FRAMES));
    }

    @Test
    void inputOfDenormalNumbersDoesNotGetIn() throws Exception {
        for (EffectSpec spec : effects().toList()) {
            EffectChain chain = EffectChain.of(List.of(spec), RATE);
            float[] left = new float[Slice.FRAMES];
            float[] right = new float[Slice.FRAMES];
            for (int slice = 0; slice < 10; slice++) {
                Arrays.fill(left, 1e-40f);
                Arrays.fill(right, -1e-39f);
                chain.process(left, right, true);
                assertThat(denormals(chain)).as("%s", spec).isEmpty();
                assertThat(left).containsOnly(0);
                assertThat(right).containsOnly(0);
            }
        }
    }

    @Test
    void samplesHaveNone() {
        assertThat(new SampleData(new float[] {0.3f, 1e-40f, -1e-39f, 1e-19f}, 48_000).frames()).containsExactly(0.3f, 0, 0, 1e-19f);
    }

    @Test
    void theTestSeesADenormalNumber() throws Exception {
        class Leaky {
            final float[] kept = {0, 1e-40f};
            double alsoKept = 1e-310;
        }
        assertThat(denormals(new Leaky())).hasSize(2);
    }

    /** The denormal numbers in the fields of an object and of all of ours that it holds, by the names of the fields. */
    private static List<String> denormals(Object root) throws IllegalAccessException {
        List<String> found = new ArrayList<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Object at = open.pop();
            if (!seen.add(at)) {
                continue;
            }
            if (at instanceof float[] floats) {
                if (denormal(floats) > 0) {
                    found.add("float[]");
                }
            } else if (at instanceof double[] doubles) {
                for (double value : doubles) {
                    if (value != 0 && Math.abs(value) < Double.MIN_NORMAL) {
                        found.add("double[]");
                    }
                }
            } else if (at.getClass().isArray()) {
                for (int i = 0; !at.getClass().getComponentType().isPrimitive() && i < Array.getLength(at); i++) {
                    if (Array.get(at, i) != null) {
                        open.push(Array.get(at, i));
                    }
                }
            } else if (at.getClass().getName().startsWith("org.songwalker.")) {
                fields(at, found, open);
            }
        }
        return found;
    }

    private static void fields(Object at, List<String> found, Deque<Object> open) throws IllegalAccessException {
        for (Field field : at.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            Object value = Modifier.isStatic(field.getModifiers()) ? null : field.get(at);
            boolean small = value instanceof Float f && f != 0 && Math.abs(f) < Float.MIN_NORMAL
                    || value instanceof Double d && d != 0 && Math.abs(d) < Double.MIN_NORMAL;
            if (small) {
                found.add(field.getName());
            } else if (value != null) {
                open.push(value);
            }
        }
    }

    private static int denormal(float[] values) {
        int count = 0;
        for (float value : values) {
            count += value != 0 && Math.abs(value) < Float.MIN_NORMAL ? 1 : 0;
        }
        return count;
    }
}
