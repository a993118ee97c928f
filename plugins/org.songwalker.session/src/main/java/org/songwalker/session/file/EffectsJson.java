// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songwalker.engine.instrument.EffectSpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Effects of slots and master in session files: an object with {@code type} and the effect's settings, ranges as in {@link EffectSpec}. */
final class EffectsJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EffectsJson() { }

    /** Effects of a slot or the master, where the dry sound goes through them. */
    static List<EffectSpec> inserts(List<JsonFields> list) throws OutsideException {
        return read(list, 0.3, 0.2);
    }

    /** Effects of a bus: all wet where nothing else is said, since the dry sound has its own way. */
    static List<EffectSpec> returns(List<JsonFields> list) throws OutsideException {
        return read(list, 1, 1);
    }

    private static List<EffectSpec> read(List<JsonFields> list, double mix, double reverbMix) throws OutsideException {
        List<EffectSpec> effects = new ArrayList<>();
        for (JsonFields fields : list) {
            effects.add(effect(fields, mix, reverbMix));
            fields.refuseOthers();
        }
        return effects;
    }

    private static EffectSpec effect(JsonFields f, double mix, double reverbMix) throws OutsideException {
        return switch (f.text("type", "")) {
            case "delay" -> new EffectSpec.Delay(f.number("time", 0.25, 0, 2), f.number("feedback", 0.3, 0, 0.99), f.number("mix", mix, 0,
                    1));
            case "chorus" -> new EffectSpec.Chorus(f.number("rate", 1.5, 0.1, 10), f.number("depth", 0.002, 0, 0.01), f.number("mix", mix,
                    0, 1));
            case "reverb" -> new EffectSpec.Reverb(f.number("roomSize", 0.5, 0, 1), f.number("damping", 0.5, 0, 1),
                    f.number("mix", reverbMix, 0, 1));
            case "compressor" -> new EffectSpec.Compressor(f.number("threshold", -24, -60, 0), f.number("ratio", 4, 1, 20), f.number("knee",
                    6, 0, 24),
                    f.number("attack", 0.003, 0.0001, 1), f.number("release", 0.25, 0.001, 5), f.number("makeup", 0, -24, 24));
            case "eq" -> equalizer(f);
            default -> throw f.expected("type", "delay, chorus, reverb, compressor or eq");
        };
    }

    private static EffectSpec equalizer(JsonFields fields) throws OutsideException {
        List<EffectSpec.Band> bands = new ArrayList<>();
        for (JsonFields band : fields.list("bands")) {
            String shape = band.text("shape", "peaking").toUpperCase(Locale.ROOT);
            if (java.util.Arrays.stream(EffectSpec.Band.Shape.values()).noneMatch(s -> s.name().equals(shape))) {
                throw band.expected("shape", "lowpass, highpass, bandpass, notch or peaking");
            }
            bands.add(new EffectSpec.Band(EffectSpec.Band.Shape.valueOf(shape), band.number("frequency", 1000, 10, 96_000), band.number("q",
                    Math.sqrt(0.5), 0.05, 100),
                    band.number("gain", 0, -24, 24)));
            band.refuseOthers();
        }
        return new EffectSpec.Equalizer(bands);
    }

    static ArrayNode write(List<EffectSpec> effects) {
        ArrayNode list = MAPPER.createArrayNode();
        for (EffectSpec effect : effects) {
            ObjectNode node = list.addObject();
            switch (effect) {
                case EffectSpec.Delay d -> node.put("type", "delay").put("time", d.timeSeconds()).put("feedback", d.feedback())
                        .put("mix", d.mix());
                case EffectSpec.Chorus c -> node.put("type", "chorus").put("rate", c.rateHz()).put("depth", c.depthSeconds())
                        .put("mix", c.mix());
                case EffectSpec.Reverb r -> node.put("type", "reverb").put("roomSize", r.roomSize()).put("damping", r.damping())
                        .put("mix", r.mix());
                case EffectSpec.Compressor c -> node.put("type", "compressor").put("threshold", c.thresholdDb()).put("ratio", c.ratio())
                        .put("knee", c.kneeDb())
                        .put("attack", c.attackSeconds()).put("release", c.releaseSeconds()).put("makeup", c.makeupDb());
                case EffectSpec.Equalizer eq -> {
                    ArrayNode bands = node.put("type", "eq").putArray("bands");
                    eq.bands().forEach(b -> bands.addObject().put("shape", b.shape().name().toLowerCase(Locale.ROOT)).put("frequency",
                            b.frequencyHz())
                            .put("q", b.q()).put("gain", b.gainDb()));
                }
            }
        }
        return list;
    }
}
