// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import static org.songwalker.engine.instrument.EffectSetting.choice;
import static org.songwalker.engine.instrument.EffectSetting.number;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.songwalker.engine.instrument.EffectSetting.Unit;

/**
 * The settings of one effect (sound reference 8). Constructors throw {@link IllegalArgumentException} for values out of range. Immutable.
 *
 * <p>
 * To add an effect: add a record here with its {@link EffectType}, list that type in {@link #TYPES}, and add its signal processing to the
 * {@code effect} package. Readers, schema and displays follow from the type.
 */
public sealed interface EffectSpec {

    /** All types of effects, in the order of messages and displays. */
    List<EffectType> TYPES = List.of(Delay.TYPE, Chorus.TYPE, Reverb.TYPE, Compressor.TYPE, Equalizer.TYPE);

    /** The type of this effect. */
    EffectType type();

    /** The values in the form that {@link EffectType#make} takes. */
    List<double[]> rows();

    /** Longest time in seconds that the effect sounds after its input has ended, at most 10. */
    double tailSeconds();

    /** Stereo delay line. */
    record Delay(double timeSeconds, double feedback, double mix) implements EffectSpec {
        static final EffectType TYPE = EffectType.of("delay", "echoes, each side for itself", v -> new Delay(v[0], v[1], v[2]),
                number("time", "from one echo to the next", Unit.SECONDS, 0, 2, 0.25),
                number("feedback", "level from echo to echo", Unit.NONE, 0, 0.99, 0.3), EffectSetting.mix(0.3));

        public Delay {
            TYPE.check(timeSeconds, feedback, mix);
        }

        @Override
        public EffectType type() {
            return TYPE;
        }

        @Override
        public List<double[]> rows() {
            return List.of(new double[] {timeSeconds, feedback, mix});
        }

        @Override
        public double tailSeconds() {
            return feedback <= 0 ? timeSeconds : Math.min(10, timeSeconds * Math.log(0.001) / Math.log(feedback));
        }
    }

    /** Modulated delay. */
    record Chorus(double rateHz, double depthSeconds, double mix) implements EffectSpec {
        static final EffectType TYPE = EffectType.of("chorus", "a second voice whose pitch sways", v -> new Chorus(v[0], v[1], v[2]),
                number("rate", "of the swaying", Unit.HERTZ, 0.1, 10, 1.5), number("depth", "of the swaying", Unit.SECONDS, 0, 0.01, 0.002),
                EffectSetting.mix(0.3));

        public Chorus {
            TYPE.check(rateHz, depthSeconds, mix);
        }

        @Override
        public EffectType type() {
            return TYPE;
        }

        @Override
        public List<double[]> rows() {
            return List.of(new double[] {rateHz, depthSeconds, mix});
        }

        @Override
        public double tailSeconds() {
            return 0.05;
        }
    }

    /** Freeverb topology. */
    record Reverb(double roomSize, double damping, double mix) implements EffectSpec {
        static final EffectType TYPE = EffectType.of("reverb", "a room", v -> new Reverb(v[0], v[1], v[2]),
                number("roomSize", "how long the room rings", Unit.NONE, 0, 1, 0.5),
                number("damping", "how much its walls take from the highs", Unit.NONE, 0, 1, 0.5), EffectSetting.mix(0.2));

        public Reverb {
            TYPE.check(roomSize, damping, mix);
        }

        @Override
        public EffectType type() {
            return TYPE;
        }

        @Override
        public List<double[]> rows() {
            return List.of(new double[] {roomSize, damping, mix});
        }

        @Override
        public double tailSeconds() {
            return 1 + 3 * roomSize;
        }
    }

    /** Feed-forward compressor. */
    record Compressor(double thresholdDb, double ratio, double kneeDb, double attackSeconds, double releaseSeconds, double makeupDb)
            implements EffectSpec {
        static final EffectType TYPE = EffectType.of("compressor", "turns loud sound down",
                v -> new Compressor(v[0], v[1], v[2], v[3], v[4], v[5]),
                number("threshold", "level above which it turns down", Unit.DECIBELS, -60, 0, -24),
                number("ratio", "of the level above the threshold", Unit.RATIO, 1, 20, 4),
                number("knee", "width of the bend at the threshold", Unit.DECIBELS, 0, 24, 6),
                number("attack", "time to turn down", Unit.SECONDS, 0.0001, 1, 0.003),
                number("release", "time to let go", Unit.SECONDS, 0.001, 5, 0.25),
                number("makeup", "gain of the result", Unit.DECIBELS, -24, 24, 0));

        public Compressor {
            TYPE.check(thresholdDb, ratio, kneeDb, attackSeconds, releaseSeconds, makeupDb);
        }

        @Override
        public EffectType type() {
            return TYPE;
        }

        @Override
        public List<double[]> rows() {
            return List.of(new double[] {thresholdDb, ratio, kneeDb, attackSeconds, releaseSeconds, makeupDb});
        }

        @Override
        public double tailSeconds() {
            return 0;
        }
    }

    /** One filter of an equaliser. The gain applies to {@link Shape#PEAKING} only. */
    record Band(Shape shape, double frequencyHz, double q, double gainDb) {
        public enum Shape {
            LOWPASS, HIGHPASS, BANDPASS, NOTCH, PEAKING
        }

        public Band {
            Equalizer.TYPE.check(shape.ordinal(), frequencyHz, q, gainDb);
        }
    }

    /** Second-order filters in series. */
    record Equalizer(List<Band> bands) implements EffectSpec {
        static final EffectType TYPE = new EffectType("eq", "filters in series", List.of(
                choice("shape", "kind of filter", Arrays.stream(Band.Shape.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList(),
                        Band.Shape.PEAKING.ordinal()),
                number("frequency", "corner or centre", Unit.HERTZ, 10, 96_000, 1000),
                number("q", "quality: the higher, the narrower", Unit.NONE, 0.05, 100, Math.sqrt(0.5)),
                number("gain", "of a peaking filter at its centre", Unit.DECIBELS, -24, 24, 0)), "bands",
                rows -> new Equalizer(rows.stream().map(v -> new Band(Band.Shape.values()[(int) v[0]], v[1], v[2], v[3])).toList()));

        public Equalizer {
            bands = List.copyOf(bands);
        }

        @Override
        public EffectType type() {
            return TYPE;
        }

        @Override
        public List<double[]> rows() {
            return bands.stream().map(band -> new double[] {band.shape.ordinal(), band.frequencyHz, band.q, band.gainDb}).toList();
        }

        @Override
        public double tailSeconds() {
            return 0.05;
        }
    }
}
