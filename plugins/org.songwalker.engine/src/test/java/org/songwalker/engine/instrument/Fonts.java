// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.songwalker.engine.instrument.SamplerInstrument.Choice;

/** Instruments of one or more zones of a SoundFont, made in code: what is not said has the default of the specification. */
public final class Fonts {
    private Fonts() {}

    /** The generators of a zone that says no more than pairs of number and value. */
    public static double[] generators(int... said) {
        double[] all = new double[FontGenerator.COUNT];
        all[FontGenerator.CUTOFF] = 13_500;
        for (int time : new int[] {21, 23, 25, 26, 27, 28, 30, 33, 34, 35, 36, 38}) {
            all[time] = -12_000;
        }
        all[FontGenerator.FIXED_KEY] = -1;
        all[FontGenerator.FIXED_VELOCITY] = -1;
        all[FontGenerator.SCALE_TUNING] = 100;
        for (int i = 0; i < said.length; i += 2) {
            all[said[i]] = said[i + 1];
        }
        return all;
    }

    /** The default modulators with others in the place of identical ones or after them. */
    public static Modulators modulators(Modulator... others) {
        List<Modulator> all = new ArrayList<>(Modulators.DEFAULTS);
        for (Modulator m : others) {
            all.removeIf(m::identical);
            all.add(m);
        }
        return Modulators.of(all);
    }

    /** A zone with root key 60 for all keys and velocities. */
    public static Zone zone(SampleData sample, Loop loop, Modulators modulators, int... said) {
        return zone(sample, loop, 0, 0, 127, modulators, said);
    }

    /** The same with an exclusive class, for some velocities. */
    public static Zone zone(SampleData sample, Loop loop, int exclusiveClass, int velocityLow, int velocityHigh, Modulators modulators,
            int... said) {
        return new Zone(0, 127, velocityLow, velocityHigh, 60, sample, loop, false, EnvelopeSpec.SAMPLER, 1, 0, Zone.NO_FILTER, 1,
                exclusiveClass, Vibrato.NONE, new FontZone(generators(said), modulators, 60, 0, false));
    }

    /** The same zone as the second side of a stereo pair. */
    public static Zone companion(Zone zone) {
        FontZone font = zone.font();
        double[] generators = new double[FontGenerator.COUNT];
        for (int g = 0; g < generators.length; g++) {
            generators[g] = font.get(g);
        }
        return new Zone(zone.keyLow(), zone.keyHigh(), zone.velocityLow(), zone.velocityHigh(), zone.rootPitch(), zone.sample(),
                zone.loop(), false, zone.envelope(), 1, 0, Zone.NO_FILTER, 1, zone.exclusiveClass(), Vibrato.NONE,
                new FontZone(generators, font.modulators(), font.rootKey(), font.correctionCents(), true));
    }

    /** All zones that match sound. */
    public static Instrument of(Zone... zones) {
        return new SamplerInstrument("font", List.of(zones), Choice.ALL_MATCHES, true);
    }

    /** A tone of constant level 0.5, endless; its level shows gains and envelopes without measuring. */
    public static Instrument level(int... said) {
        return level(modulators(), said);
    }

    public static Instrument level(Modulators modulators, int... said) {
        return of(zone(constant(), new Loop(8, 4000, Loop.Mode.CONTINUOUS), modulators, said));
    }

    public static SampleData constant() {
        float[] frames = new float[4096];
        Arrays.fill(frames, 0.5f);
        return new SampleData(frames, 48_000);
    }

    /** A sine of 480 Hz at 48 kHz, endless. */
    public static Instrument sine(Modulators modulators, int... said) {
        float[] frames = new float[4800];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = (float) Math.sin(2 * Math.PI * i / 100);
        }
        return of(zone(new SampleData(frames, 48_000), new Loop(100, 4700, Loop.Mode.CONTINUOUS), modulators, said));
    }
}
