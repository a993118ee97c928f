// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Waveform;
import tools.jackson.databind.node.ObjectNode;

/** The key {@code sounds} of slots in session files: changes to presets by their names in the program. */
final class SoundsJson {
    /** Narrower pulses are all aliasing. */
    private static final double LEAST_PULSE = 0.01;

    private SoundsJson() { }

    static Map<String, Sound> read(JsonFields presets) throws OutsideException {
        Map<String, Sound> sounds = new TreeMap<>();
        for (String preset : presets.names()) {
            JsonFields fields = presets.object(preset);
            sounds.put(preset, new Sound(fields.optionalWord("waveform", Waveform.class),
                    fields.optionalNumber("pulseWidth", LEAST_PULSE, 1 - LEAST_PULSE), fields.optionalWord("curve", EnvelopeSpec.Curve.class)));
            fields.refuseOthers();
        }
        return sounds;
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
        });
    }
}
