// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.List;

/** Settings of one effect (sound reference 8). Values outside their range are refused. */
public sealed interface EffectSpec {

    /** Seconds of sound after the input has ended, at most 10. */
    double tailSeconds();

    /** Stereo delay line: time 0 to 2 s, feedback 0 to 0.99, mix 0 to 1. */
    record Delay(double timeSeconds, double feedback, double mix) implements EffectSpec {
        public Delay {
            range("time", timeSeconds, 0, 2);
            range("feedback", feedback, 0, 0.99);
            range("mix", mix, 0, 1);
        }

        @Override
        public double tailSeconds() {
            return feedback <= 0 ? timeSeconds : Math.min(10, timeSeconds * Math.log(0.001) / Math.log(feedback));
        }
    }

    /** Modulated delay: rate 0.1 to 10 Hz, depth 0 to 0.01 s, mix 0 to 1. */
    record Chorus(double rateHz, double depthSeconds, double mix) implements EffectSpec {
        public Chorus {
            range("rate", rateHz, 0.1, 10);
            range("depth", depthSeconds, 0, 0.01);
            range("mix", mix, 0, 1);
        }

        @Override
        public double tailSeconds() {
            return 0.05;
        }
    }

    /** Freeverb topology: room size, damping and mix 0 to 1. */
    record Reverb(double roomSize, double damping, double mix) implements EffectSpec {
        public Reverb {
            range("roomSize", roomSize, 0, 1);
            range("damping", damping, 0, 1);
            range("mix", mix, 0, 1);
        }

        @Override
        public double tailSeconds() {
            return 1 + 3 * roomSize;
        }
    }

    /** Feed-forward compressor. */
    record Compressor(double thresholdDb, double ratio, double kneeDb, double attackSeconds, double releaseSeconds, double makeupDb)
            implements EffectSpec {
        public Compressor {
            range("threshold", thresholdDb, -60, 0);
            range("ratio", ratio, 1, 20);
            range("knee", kneeDb, 0, 24);
            range("attack", attackSeconds, 0.0001, 1);
            range("release", releaseSeconds, 0.001, 5);
            range("makeup", makeupDb, -24, 24);
        }

        @Override
        public double tailSeconds() {
            return 0;
        }
    }

    /** One filter of an equaliser. Gain counts for {@link Shape#PEAKING} only. */
    record Band(Shape shape, double frequencyHz, double q, double gainDb) {
        public enum Shape { LOWPASS, HIGHPASS, BANDPASS, NOTCH, PEAKING }

        public Band {
            range("frequency", frequencyHz, 10, 96_000);
            range("q", q, 0.05, 100);
            range("gain", gainDb, -24, 24);
        }
    }

    /** Biquads in series. */
    record Equalizer(List<Band> bands) implements EffectSpec {
        public Equalizer {
            bands = List.copyOf(bands);
        }

        @Override
        public double tailSeconds() {
            return 0.05;
        }
    }

    private static void range(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + low + " to " + high);
        }
    }
}
