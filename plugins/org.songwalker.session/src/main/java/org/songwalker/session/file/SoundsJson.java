// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.file;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Vibrato;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.instrument.Wavetable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The key {@code sounds} of slots in session files: changes to presets by their names in the program. */
final class SoundsJson {
    /** Narrower pulses are all aliasing. */
    private static final double LEAST_PULSE = 0.01;

    private SoundsJson() {}

    static Map<String, Sound> read(JsonFields presets) throws OutsideException {
        Map<String, Sound> sounds = new TreeMap<>();
        for (String preset : presets.names()) {
            JsonFields fields = presets.object(preset);
            Waveform waveform = fields.optionalWord("waveform", Waveform.class);
            Double pulse = fields.optionalNumber("pulseWidth", LEAST_PULSE, 1 - LEAST_PULSE);
            Wavetable table = wavetable(fields);
            if (table != null && (waveform != null || pulse != null)) {
                throw fields.wrong("wavetable", "a wavetable takes the place of waveform and pulseWidth; take those out.");
            }
            sounds.put(preset, new Sound(waveform, pulse, fields.optionalWord("curve", EnvelopeSpec.Curve.class), table, vibrato(fields)));
            fields.refuseOthers();
        }
        return sounds;
    }

    private static @Nullable Wavetable wavetable(JsonFields fields) throws OutsideException {
        List<Double> harmonics = fields.numbers("wavetable", -1, 1);
        if (harmonics == null) {
            return null;
        }
        if (harmonics.isEmpty() || harmonics.size() > Wavetable.MOST_HARMONICS || harmonics.stream().allMatch(a -> a == 0)) {
            throw fields.expected("wavetable", "1 to " + Wavetable.MOST_HARMONICS + " harmonics from -1 to 1, not all 0");
        }
        return new Wavetable(harmonics.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static @Nullable Vibrato vibrato(JsonFields fields) throws OutsideException {
        if (fields.node("vibrato") == null) {
            return null;
        }
        JsonFields vibrato = fields.object("vibrato");
        Vibrato made = new Vibrato(vibrato.number("depth", 30, 0, 1200), vibrato.number("rate", 5, 0.01, 50),
                vibrato.number("delay", 0, 0, 60));
        vibrato.refuseOthers();
        return made;
    }

    static void write(ObjectNode node, Map<String, Sound> sounds) {
        new TreeMap<>(sounds).forEach((preset, sound) -> {
            ObjectNode entry = node.putObject(preset);
            if (sound.waveform() != null) {
                entry.put("waveform", sound.waveform().name().toLowerCase(Locale.ROOT));
            }
            if (sound.pulseWidth() != null) {
                entry.put("pulseWidth", sound.pulseWidth());
            }
            if (sound.curve() != null) {
                entry.put("curve", sound.curve().name().toLowerCase(Locale.ROOT));
            }
            if (sound.wavetable() != null) {
                ArrayNode harmonics = entry.putArray("wavetable");
                for (double amplitude : sound.wavetable().harmonics()) {
                    harmonics.add(amplitude);
                }
            }
            if (sound.vibrato() != null) {
                entry.putObject("vibrato")
                        .put("depth", sound.vibrato().depthCents())
                        .put("rate", sound.vibrato().rateHz())
                        .put("delay", sound.vibrato().delaySeconds());
            }
        });
    }
}
