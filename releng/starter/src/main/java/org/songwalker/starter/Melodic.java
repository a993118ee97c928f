// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.starter;

import java.util.SplittableRandom;

/** The pitched sounds. Each method makes the sample of one key. */
final class Melodic {
    private static final double TURN = 2 * StrictMath.PI;
    /** Frames before a loop, and repeated after it, so that interpolation never reads past an edge. */
    private static final int GUARD = 64;

    private Melodic() {}

    /** A fall from 1 that has arrived at 0, and stays there, when the loop begins. */
    private static double settling(double seconds, double tau, double loopBegins) {
        double end = StrictMath.exp(-loopBegins / tau);
        return Math.max(0, (StrictMath.exp(-seconds / tau) - end) / (1 - end));
    }

    private static double attack(double seconds, double length) {
        return seconds >= length ? 1 : 0.5 - 0.5 * StrictMath.cos(StrictMath.PI * seconds / length);
    }

    /** A struck tine: frequency modulation that mellows, a high partial that dies at once, and the knock of the hammer. */
    static Tone keys(int key) {
        int rate = 32_000;
        Period period = Period.of(key, rate, 0.12);
        double high = Math.clamp((key - 30) / 66.0, 0, 1);
        double begins = 1.0 - 0.35 * high;
        int start = (int) (begins * rate);
        int tine = (int) Math.clamp(7000 / period.hz(), 2, 14);
        double held = 0.42 - 0.28 * high;
        double index = 1.5 - 0.7 * high;
        SplittableRandom random = new SplittableRandom(100 + key);
        double[] out = new double[start + period.frames() + GUARD];
        double knock = 0;
        for (int i = 0; i < out.length; i++) {
            double t = (double) i / rate;
            double turn = TURN * period.phase(i, period.periods());
            double body = StrictMath.sin(turn + (0.25 + index * settling(t, 0.30, begins)) * StrictMath.sin(turn));
            double ring = 0.28 * settling(t, 0.07, begins) * StrictMath.sin(TURN * period.phase(i, period.periods() * tine));
            double second = 0.22 * (0.3 + 0.7 * settling(t, 0.4, begins)) * StrictMath.sin(2 * turn + 0.6);
            knock += 0.25 * (random.nextDouble() * 2 - 1 - knock);
            double strike = 0.5 * knock * settling(t, 0.004, begins);
            double level = held + (1 - held) * settling(t, 0.45 - 0.25 * high, begins);
            out[i] = attack(t, 0.0015) * (level * (body + ring + second) + strike);
        }
        return tone("keys", key, period, out, start);
    }

    /** A plucked string: partials by the place of the pluck, the higher the shorter. */
    static Tone bass(int key) {
        int rate = 22_050;
        Period period = Period.of(key, rate, 0.15);
        double begins = 0.9;
        int start = (int) (begins * rate);
        double[] out = new double[start + period.frames() + GUARD];
        int partials = (int) Math.min(32, 7000 / period.hz());
        for (int n = 1; n <= partials; n++) {
            double amplitude = StrictMath.abs(StrictMath.sin(n * StrictMath.PI * 0.19)) / StrictMath.pow(n, 1.15);
            double tau = 1.1 / (1 + 0.55 * (n - 1));
            double held = StrictMath.exp(-begins / tau);
            for (int i = 0; i < out.length; i++) {
                double level = held + (1 - held) * settling((double) i / rate, tau, begins);
                out[i] += amplitude * level * StrictMath.sin(TURN * period.phase(i, period.periods() * n));
            }
        }
        for (int i = 0; i < rate / 100; i++) {
            out[i] *= attack((double) i / rate, 0.003);
        }
        return tone("bass", key, period, out, start);
    }

    // Low keys get longer loops: voices differ by whole cycles per loop, which in a short one would be far apart in cents.

    /** Six players, slightly detuned against each other, each with a different vibrato. */
    static Tone strings(int key) {
        int rate = 32_000;
        Period period = Period.of(key, rate, Math.max(1.0, 130 / Period.frequency(key)));
        Cycle bow = new Cycle(period.hz(), 11_000,
                (n, hz) -> 1.0 / n / Math.sqrt(1 + (hz / 2600) * (hz / 2600)) * (1 + 0.6 * bump(hz, 1100, 500)), 7L + key);
        int near = period.cyclesFor(5);
        int far = period.cyclesFor(11);
        int[] apart = {-far, -near, 0, 0, near, far};
        int[] vibrato = {5, 6, 5, 6, 6, 5};
        double depth = 0.0022 * period.hz() / 5.5;
        return ensemble("strings", key, period, (frame, j) -> bow.at(period.phase(frame, period.periods() + apart[j]) + j * 0.37
                + depth * StrictMath.sin(TURN * (period.phase(frame, vibrato[j]) + j * 0.171))), apart.length);
    }

    /** Seven soft voices around the pitch, with a brightness that comes and goes once per loop. */
    static Tone pad(int key) {
        int rate = 22_050;
        Period period = Period.of(key, rate, Math.max(1.6, 130 / Period.frequency(key)));
        Cycle dark = new Cycle(period.hz(), 6_000, (n, hz) -> 1.0 / StrictMath.pow(n, 1.6), 31L + key);
        Cycle bright = new Cycle(period.hz(), 9_000, (n, hz) -> 1.0 / n / Math.sqrt(1 + (hz / 1800) * (hz / 1800)), 57L + key);
        int near = period.cyclesFor(4);
        int middle = period.cyclesFor(8);
        int far = period.cyclesFor(13);
        int[] apart = {-far, -middle, -near, 0, near, middle, far};
        return ensemble("pad", key, period, (frame, j) -> {
            double phase = period.phase(frame, period.periods() + apart[j]) + j * 0.29;
            double open = 0.5 + 0.4 * StrictMath.sin(TURN * (period.phase(frame, 1) + j / 7.0));
            return dark.at(phase) * (1 - 0.5 * open) + bright.at(phase) * 0.5 * open;
        }, apart.length);
    }

    /** Three saws, the outer ones a little apart. */
    static Tone lead(int key) {
        int rate = 32_000;
        Period period = Period.of(key, rate, Math.max(0.5, 100 / Period.frequency(key)));
        Cycle saw = new Cycle(period.hz(), 14_000, (n, hz) -> 1.0 / n / Math.sqrt(1 + (hz / 5000) * (hz / 5000)), 91L + key);
        int apart = period.cyclesFor(6);
        return ensemble("lead", key, period,
                (frame, j) -> (j == 1 ? 1.0 : 0.55) * saw.at(period.phase(frame, period.periods() + (j - 1) * apart) + j * 0.31), 3);
    }

    private interface Voice {
        double at(long frame, int number);
    }

    private static Tone ensemble(String name, int key, Period period, Voice voice, int voices) {
        double[] out = new double[GUARD + period.frames() + GUARD];
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < voices; j++) {
                out[i] += voice.at(i - GUARD, j);
            }
        }
        return tone(name, key, period, out, GUARD);
    }

    private static double bump(double hz, double centre, double width) {
        double x = (hz - centre) / width;
        return StrictMath.exp(-x * x);
    }

    private static Tone tone(String name, int key, Period period, double[] frames, int loopStart) {
        return new Tone(name + "_" + key, key, period.centsAbove(key), period.rateHz(), frames, loopStart, loopStart + period.frames());
    }
}
