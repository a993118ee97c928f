// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The modulators of a zone, prepared for voices: arrays that the audio thread walks without allocating. Sources are bent as FluidSynth 2.3
 * bends them: a controller counts in 128ths, and a primary source of "no controller" is without effect. Immutable; any thread.
 */
public final class Modulators {
    /** What the modulators of a voice read. */
    public interface Inputs {

        /** A MIDI controller, 0 to 127. */
        double controller(int number);

        /** Velocity of the note, 0 to 127. */
        double velocity();

        /** Key of the note, 0 to 127. */
        double key();

        /** Pressure on the key, 0 to 127. */
        double keyPressure();

        /** Pressure on all keys of the channel, 0 to 127. */
        double channelPressure();

        /** Pitch wheel, -1 to 1. */
        double wheel();

        /** Range of the pitch wheel in semitones. */
        double wheelRange();
    }

    /** Most modulators of one zone; no real font comes near. */
    public static final int MOST = 64;

    /**
     * The default modulators (SoundFont specification 8.4). That from velocity to cutoff is left out: its definition jumps at velocity 64,
     * and FluidSynth leaves it out too.
     */
    public static final List<Modulator> DEFAULTS = List.of(new Modulator(0x0502, FontGenerator.ATTENUATION, 960, 0, 0),
            new Modulator(0x000D, FontGenerator.VIBRATO_TO_PITCH, 50, 0, 0),
            new Modulator(0x0081, FontGenerator.VIBRATO_TO_PITCH, 50, 0, 0), new Modulator(0x0587, FontGenerator.ATTENUATION, 960, 0, 0),
            new Modulator(0x028A, FontGenerator.PAN, 500, 0, 0), new Modulator(0x058B, FontGenerator.ATTENUATION, 960, 0, 0),
            new Modulator(0x00DB, FontGenerator.REVERB_SEND, 200, 0, 0), new Modulator(0x00DD, FontGenerator.CHORUS_SEND, 200, 0, 0),
            new Modulator(0x020E, FontGenerator.FINE_TUNE, 12_700, 0x0010, 0));

    /** States what the defaults leave out; without effect, as in FluidSynth. */
    private static final Modulator VELOCITY_TO_CUTOFF = new Modulator(0x0102, FontGenerator.CUTOFF, -2400, 0x0C02, 0);
    private static final int[] NONE = {};
    private static final int FALLS = 0x100;
    private static final int BIPOLAR = 0x200;
    private static final int CONCAVE = 1;
    private static final int CONVEX = 2;
    private static final int SWITCH = 3;
    private static final double STEPS = 128;
    /** Greatest range of the pitch wheel, at which that source is 1. */
    private static final double MOST_SEMITONES = 127;
    /** Amount of the default modulators of attenuation in centibels, which the curves are made for. */
    private static final double FULL_CENTIBELS = 960;
    /** The concave curve at 0, 1/127 … 1; between them it is straight. */
    private static final double[] CURVE = new double[128];

    static {
        for (int i = 0; i < 127; i++) {
            CURVE[i] = -400 / FULL_CENTIBELS * StrictMath.log10(1 - i / 127.0);
        }
        CURVE[127] = 1;
    }

    private final int[] source;
    private final int[] amountSource;
    private final int[] destination;
    private final double[] amount;
    private final boolean[] absolute;
    /** Indices of those that reach a generator. */
    private final int[] effective;
    /** For each modulator the indices of those that link to it. */
    private final int[][] feeders;
    /** Bit n of the 256: some modulator reads source n (bits 0 to 7 of {@link Modulator#source}). */
    private final long[] read = new long[4];

    private Modulators(List<Modulator> all) {
        int n = all.size();
        source = new int[n];
        amountSource = new int[n];
        destination = new int[n];
        amount = new double[n];
        absolute = new boolean[n];
        feeders = new int[n][];
        for (int k = 0; k < n; k++) {
            Modulator m = all.get(k);
            source[k] = m.source();
            amountSource[k] = m.amountSource();
            destination[k] = m.destination();
            amount[k] = works(m) ? m.amount() : 0;
            absolute[k] = m.transform() != 0;
            feeders[k] = feeders(all, k);
            if (amount[k] != 0) {
                mark(m.source());
                mark(m.amountSource());
            }
        }
        for (int k = 0; k < n; k++) {
            if (circles(k, k, n)) {
                amount[k] = 0;
            }
        }
        effective = IntStream.range(0, n).filter(k -> amount[k] != 0 && destination[k] < FontGenerator.COUNT).toArray();
    }

    /**
     * Prepares modulators; links count by the index in this list. Without effect are invalid ones and links in a circle.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST}
     */
    public static Modulators of(List<Modulator> all) {
        if (all.size() > MOST) {
            throw new IllegalArgumentException(all.size() + " modulators, expected at most " + MOST);
        }
        return new Modulators(all);
    }

    private static boolean works(Modulator m) {
        return m.valid() && !m.identical(VELOCITY_TO_CUTOFF);
    }

    private static int[] feeders(List<Modulator> all, int to) {
        return all.get(to).linked()
                ? IntStream.range(0, all.size()).filter(f -> all.get(f).destination() == (Modulator.LINK | to)).toArray() : NONE;
    }

    private boolean circles(int from, int wanted, int depth) {
        for (int f : feeders[from]) {
            if (f == wanted || depth == 0 || amount[f] != 0 && circles(f, wanted, depth - 1)) {
                return true;
            }
        }
        return false;
    }

    private void mark(int word) {
        int id = word & 0xFF;
        read[id >> 6] |= 1L << id;
    }

    /** True if a change of this MIDI controller changes a generator. */
    public boolean readsController(int number) {
        return reads(Modulator.CONTROLLER | number);
    }

    /** True if a change of the pitch wheel or its range changes a generator. */
    public boolean readsWheel() {
        return reads(Modulator.WHEEL) || reads(Modulator.WHEEL_RANGE);
    }

    /** True if a change of the pressure on a key or a channel changes a generator. */
    public boolean readsPressure() {
        return reads(Modulator.KEY_PRESSURE) || reads(Modulator.CHANNEL_PRESSURE);
    }

    private boolean reads(int id) {
        return (read[id >> 6] >> id & 1) != 0;
    }

    /** Adds the output of all modulators to the generators that they move. Allocates nothing. */
    public void addTo(double[] generators, Inputs inputs) {
        for (int e = 0; e < effective.length; e++) {
            int k = effective[e];
            generators[destination[k]] += output(k, inputs);
        }
    }

    /** Attenuation in centibels that the default modulators of volume and expression give for a controller's value, 0 to 127. */
    public static double centibels(double value) {
        return FULL_CENTIBELS * concave(1 - value / STEPS);
    }

    private double output(int k, Inputs inputs) {
        double x;
        if ((source[k] & 0xFF) == Modulator.LINKED) {
            double sum = 0;
            for (int f = 0; f < feeders[k].length; f++) {
                sum += output(feeders[k][f], inputs);
            }
            x = Math.clamp(sum, 0, STEPS - 1) / STEPS;
        } else {
            x = value(source[k] & 0xFF, inputs);
        }
        double y = amount[k] * bent(x, source[k]);
        if ((amountSource[k] & 0xFF) != Modulator.NO_CONTROLLER) {
            y *= bent(value(amountSource[k] & 0xFF, inputs), amountSource[k]);
        }
        return absolute[k] ? Math.abs(y) : y;
    }

    private static double value(int id, Inputs inputs) {
        if (id >= Modulator.CONTROLLER) {
            return inputs.controller(id - Modulator.CONTROLLER) / STEPS;
        }
        return switch (id) {
            case Modulator.VELOCITY -> inputs.velocity() / STEPS;
            case Modulator.KEY -> inputs.key() / STEPS;
            case Modulator.KEY_PRESSURE -> inputs.keyPressure() / STEPS;
            case Modulator.CHANNEL_PRESSURE -> inputs.channelPressure() / STEPS;
            case Modulator.WHEEL -> (inputs.wheel() + 1) / 2;
            case Modulator.WHEEL_RANGE -> inputs.wheelRange() / MOST_SEMITONES;
            default -> 0;
        };
    }

    /** Bends a value of 0 to 1 as its source says: to 0 to 1, or -1 to 1 if it is bipolar. */
    private static double bent(double value, int word) {
        boolean falls = (word & FALLS) != 0;
        int curve = word >> 10;
        if ((word & BIPOLAR) == 0) {
            if (curve == SWITCH) {
                return value >= 0.5 != falls ? 1 : 0;
            }
            return curved(falls ? 1 - value : value, curve);
        }
        if (curve == SWITCH) {
            return value >= 0.5 != falls ? 1 : -1;
        }
        double wide = falls ? 1 - 2 * value : 2 * value - 1;
        return wide < 0 ? -curved(-wide, curve) : curved(wide, curve);
    }

    private static double curved(double x, int curve) {
        return curve == CONCAVE ? concave(x) : curve == CONVEX ? convex(x) : x;
    }

    /** The curve that rises slowly at first, 0 to 1. */
    private static double concave(double x) {
        double at = Math.clamp(x, 0, 1) * 127;
        int whole = Math.min(126, (int) at);
        return CURVE[whole] + (CURVE[whole + 1] - CURVE[whole]) * (at - whole);
    }

    /** The curve that rises fast at first, 0 to 1; the attack of a modulation envelope follows it too. */
    public static double convex(double x) {
        return 1 - concave(1 - x);
    }
}
