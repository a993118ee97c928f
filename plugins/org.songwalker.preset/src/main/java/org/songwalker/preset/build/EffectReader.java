// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.preset.index.JsonField;
import org.songwalker.preset.source.PresetException;

/** Effect nodes to settings (sound reference 4.3, defaults of section 8). */
final class EffectReader {
    /** Depths up to this are seconds already; larger ones are a fraction of {@link #FULL_DEPTH_SECONDS}. */
    private static final double DEEPEST_IN_SECONDS = 0.01;
    private static final double FULL_DEPTH_SECONDS = 0.005;

    private EffectReader() {
    }

    /** Both spellings of the settings are read: {@code params}, as libraries write it, and {@code config}. */
    static EffectSpec read(JsonField node) throws PresetException {
        JsonField type = node.need("effectType");
        JsonField params = node.findAny("params", "config");
        JsonField from = params == null ? node.without() : params.object();
        return switch (type.text().toLowerCase(Locale.ROOT)) {
            case "reverb" -> new EffectSpec.Reverb(unit(from, "roomSize", 0.5), unit(from, "damping", 0.5), mix(from, 0.2));
            case "delay" -> new EffectSpec.Delay(from.number("time", 0.25, 0, 2), from.number("feedback", 0.3, 0, 0.99), mix(from, 0.3));
            case "chorus" -> new EffectSpec.Chorus(from.number("rate", 1.5, 0.1, 10), depth(from), mix(from, 0.3));
            case "compressor" -> compressor(from);
            case "filter" -> new EffectSpec.Equalizer(List.of(band(from)));
            case "eq" -> equalizer(from);
            default -> throw type.expected("reverb, delay, chorus, compressor, filter or eq");
        };
    }

    private static double depth(JsonField from) throws PresetException {
        double depth = from.number("depth", 0.002, 0, 1);
        return depth <= DEEPEST_IN_SECONDS ? depth : depth * FULL_DEPTH_SECONDS;
    }

    private static EffectSpec compressor(JsonField from) throws PresetException {
        JsonField makeup = from.findAny("makeup", "makeupGain");
        return new EffectSpec.Compressor(from.number("threshold", -24, -60, 0), from.number("ratio", 4, 1, 20),
                from.number("knee", 6, 0, 24),
                from.number("attack", 0.003, 0.0001, 1), from.number("release", 0.25, 0.001, 5),
                        makeup == null ? 0 : makeup.number(-24, 24));
    }

    private static EffectSpec equalizer(JsonField from) throws PresetException {
        List<EffectSpec.Band> bands = new ArrayList<>();
        for (JsonField band : from.need("bands").items()) {
            bands.add(band(band.object()));
        }
        return new EffectSpec.Equalizer(bands);
    }

    private static EffectSpec.Band band(JsonField from) throws PresetException {
        JsonField frequency = from.findAny("frequency", "cutoff");
        JsonField q = from.findAny("q", "Q", "resonance");
        return new EffectSpec.Band(shape(from.findAny("filterType", "type")), frequency == null ? 1000 : frequency.number(10, 96_000),
                q == null ? Math.sqrt(0.5) : q.number(0.05, 100), from.number("gain", 0, -24, 24));
    }

    private static EffectSpec.Band.Shape shape(@Nullable JsonField type) throws PresetException {
        if (type == null) {
            return EffectSpec.Band.Shape.LOWPASS;
        }
        return switch (type.text().toLowerCase(Locale.ROOT)) {
            case "lowpass" -> EffectSpec.Band.Shape.LOWPASS;
            case "highpass" -> EffectSpec.Band.Shape.HIGHPASS;
            case "bandpass" -> EffectSpec.Band.Shape.BANDPASS;
            case "notch" -> EffectSpec.Band.Shape.NOTCH;
            case "peaking", "peak" -> EffectSpec.Band.Shape.PEAKING;
            default -> throw type.expected("lowpass, highpass, bandpass, notch or peaking");
        };
    }

    private static double unit(JsonField from, String name, double otherwise) throws PresetException {
        return from.number(name, otherwise, 0, 1);
    }

    private static double mix(JsonField from, double otherwise) throws PresetException {
        JsonField mix = from.findAny("wetDry", "mix");
        return mix == null ? otherwise : mix.number(0, 1);
    }
}
