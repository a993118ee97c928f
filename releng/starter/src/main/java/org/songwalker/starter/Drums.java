// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.starter;

import java.util.SplittableRandom;

/** The sounds of the kit. */
final class Drums {
    private static final double TURN = 2 * StrictMath.PI;
    /** Ratios of a struck plate that share no common divisor: they sound like metal, not like a pitch. */
    private static final double[] PLATE_HZ = {2053, 3044, 3696, 5227, 5400, 8000};

    private Drums() {}

    private interface Curve {
        double at(double seconds);
    }

    private static double[] curve(int rate, double seconds, Curve curve) {
        double[] out = new double[(int) (seconds * rate)];
        for (int i = 0; i < out.length; i++) {
            out[i] = curve.at((double) i / rate);
        }
        return out;
    }

    private static double[] noise(int rate, double seconds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return curve(rate, seconds, t -> random.nextDouble() * 2 - 1);
    }

    private static double fall(double t, double tau) {
        return StrictMath.exp(-t / tau);
    }

    /** Fades the last tenth out, brings the peak to a level, and gives the sample its name. */
    private static Tone drum(String name, int key, int rate, double[] frames, double peak) {
        int fade = frames.length / 10;
        double highest = 1e-9;
        for (int i = 0; i < frames.length; i++) {
            frames[i] *= Math.min(1, (double) (frames.length - 1 - i) / fade);
            highest = Math.max(highest, Math.abs(frames[i]));
        }
        return new Tone("kit_" + name, key, 0, rate, frames, 0, 0).scaled(peak / highest);
    }

    private static double[] sum(double[] a, double gainA, double[] b, double gainB) {
        double[] out = new double[Math.max(a.length, b.length)];
        for (int i = 0; i < out.length; i++) {
            out[i] = (i < a.length ? a[i] * gainA : 0) + (i < b.length ? b[i] * gainB : 0);
        }
        return out;
    }

    private static double[] times(double[] in, int rate, Curve level) {
        double[] out = new double[in.length];
        for (int i = 0; i < in.length; i++) {
            out[i] = in[i] * level.at((double) i / rate);
        }
        return out;
    }

    /** A skin: a sine that falls from {@code high} to {@code low} Hz. The phase is the integral of the falling frequency. */
    private static double[] skin(int rate, double seconds, double low, double high, double bend, double tau) {
        return curve(rate, seconds,
                t -> StrictMath.sin(TURN * (low * t + (high - low) * bend * (1 - fall(t, bend)))) * fall(t, tau) * Math.min(1, t / 0.001));
    }

    static Tone kick() {
        int rate = 22_050;
        double[] click = times(Filter.highPass(noise(rate, 0.02, 1), rate, 1500, 0.7), rate, t -> fall(t, 0.003));
        return drum("kick", 36, rate, sum(skin(rate, 0.45, 47, 190, 0.035, 0.13), 1, click, 0.35), 0.9);
    }

    static Tone tom(String name, int key, double hz, long seed) {
        int rate = 22_050;
        double[] breath = times(Filter.bandPass(noise(rate, 0.06, seed), rate, hz * 6, 0.8), rate, t -> fall(t, 0.015));
        return drum(name, key, rate, sum(skin(rate, 0.55, hz, hz * 1.7, 0.05, 0.16), 1, breath, 0.5), 0.75);
    }

    static Tone sideStick() {
        int rate = 32_000;
        double[] wood = curve(rate, 0.09,
                t -> (StrictMath.sin(TURN * 1720 * t) + 0.7 * StrictMath.sin(TURN * 2480 * t) + 0.5 * StrictMath.sin(TURN * 540 * t))
                        * fall(t, 0.012));
        double[] tick = times(Filter.highPass(noise(rate, 0.02, 4), rate, 2500, 0.7), rate, t -> fall(t, 0.002));
        return drum("sidestick", 37, rate, sum(wood, 1, tick, 0.8), 0.6);
    }

    static Tone snare() {
        int rate = 32_000;
        double[] body = sum(skin(rate, 0.3, 182, 300, 0.02, 0.07), 1, skin(rate, 0.3, 331, 400, 0.02, 0.045), 0.6);
        double[] wires = times(Filter.highPass(noise(rate, 0.32, 2), rate, 1800, 0.6), rate,
                t -> 0.75 * fall(t, 0.07) + 0.25 * fall(t, 0.02));
        return drum("snare", 38, rate, sum(body, 0.7, wires, 0.85), 0.8);
    }

    static Tone clap() {
        int rate = 32_000;
        double[] hands = times(Filter.bandPass(noise(rate, 0.35, 3), rate, 1250, 1.1), rate, Drums::hands);
        return drum("clap", 39, rate, hands, 0.7);
    }

    /** Three pairs of hands 11 ms apart, then the room. */
    private static double hands(double t) {
        double level = 0;
        for (int hand = 0; hand < 3; hand++) {
            double since = t - hand * 0.011;
            level = Math.max(level, since >= 0 ? fall(since, 0.004) : 0);
        }
        return Math.max(level, t > 0.03 ? 0.8 * fall(t - 0.03, 0.07) : 0);
    }

    private static double[] plate(int rate, double seconds, double scale, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] shifts = random.doubles(PLATE_HZ.length).toArray();
        return curve(rate, seconds, t -> {
            double sum = 0;
            for (int i = 0; i < shifts.length; i++) {
                sum += StrictMath.sin(TURN * (PLATE_HZ[i] * scale * t + shifts[i])
                        + 1.9 * StrictMath.sin(TURN * PLATE_HZ[(i + 2) % shifts.length] * 0.71 * t));
            }
            return sum / shifts.length;
        });
    }

    static Tone hat(String name, int key, double seconds, double tau, double peak) {
        int rate = 32_000;
        double[] metal = sum(plate(rate, seconds, 1.18, 5), 0.8, noise(rate, seconds, 6L + key), 0.6);
        return drum(name, key, rate, times(Filter.highPass(metal, rate, 6800, 0.8), rate, t -> fall(t, tau) * Math.min(1, t / 0.0008)),
                peak);
    }

    static Tone crash() {
        int rate = 32_000;
        double[] metal = sum(plate(rate, 1.7, 0.93, 8), 0.7, noise(rate, 1.7, 9), 0.7);
        return drum("crash", 49, rate, times(Filter.highPass(metal, rate, 3200, 0.7), rate, t -> 0.6 * fall(t, 0.45) + 0.4 * fall(t, 0.06)),
                0.6);
    }

    static Tone ride() {
        int rate = 32_000;
        double[] ping = curve(rate, 1.3,
                t -> (StrictMath.sin(TURN * 3180 * t) + 0.6 * StrictMath.sin(TURN * 4730 * t) + 0.4 * StrictMath.sin(TURN * 7010 * t))
                        * fall(t, 0.16));
        double[] wash = times(Filter.highPass(sum(plate(rate, 1.3, 1.07, 10), 0.6, noise(rate, 1.3, 11), 0.25), rate, 4500, 0.7), rate,
                t -> fall(t, 0.32));
        return drum("ride", 51, rate, sum(ping, 0.45, wash, 0.9), 0.45);
    }

    static Tone cowbell() {
        int rate = 32_000;
        double[] bell = curve(rate, 0.3, t -> (Math.signum(StrictMath.sin(TURN * 562 * t)) + Math.signum(StrictMath.sin(TURN * 845 * t)))
                * (0.6 * fall(t, 0.015) + 0.4 * fall(t, 0.09)));
        return drum("cowbell", 56, rate, Filter.lowPass(Filter.bandPass(bell, rate, 1100, 0.8), rate, 6000, 0.7), 0.5);
    }
}
