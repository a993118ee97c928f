// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.songwalker.runtime.Builtin;
import org.songwalker.runtime.MidiField;
import org.songwalker.runtime.PresetProperty;
import org.songwalker.runtime.SongField;
import org.songwalker.runtime.TransportField;

/** The words that the language brings with it, by place (language reference 8 and 10). */
final class Vocabulary {
    static final List<String> STATEMENTS =
            List.of("const", "let", "track", "if", "else", "for", "while", "on cc", "on noteOff", "on pitchBend");
    static final List<String> VALUES = List.of("true", "false", "undefined", "null");
    static final List<String> OBJECTS = List.of("midi", "song", "transport", "track");
    static final List<String> MAKERS = List.of("loadPreset", "Oscillator", "Composite", "AudioInput");
    static final List<String> FUNCTIONS = Arrays.stream(Builtin.values()).map(Enum::name).toList();
    /** Words that play a drum where the instrument is a kit. */
    static final List<String> DRUMS =
            List.of("Kick", "Snare", "HiHat", "ClosedHiHat", "OpenHiHat", "Crash", "Ride", "Tom", "Clap", "Rimshot");
    static final List<String> VOICE = List.of("note", "frequency", "active", "pitchBend", "release", "stop", "extend");
    static final List<String> VOICES = List.of("length", "indexOf");
    static final List<String> PRESET = Arrays.stream(PresetProperty.values()).map(PresetProperty::text).toList();

    /** Members of the engine's objects. */
    static final Map<String, List<String>> MEMBERS = Map.of("midi", with(MidiField.values(), "cc"),
            "song", with(SongField.values(), "endMode", "noteUnit"), "transport", with(TransportField.values()),
            "track", List.of("beatsPerMinute", "tuningPitch", "duration", "instrument", "effects"));

    private Vocabulary() { }

    private static List<String> with(Enum<?>[] fields, String... more) {
        return Stream.concat(Arrays.stream(fields).map(Enum::name), Stream.of(more)).toList();
    }
}
