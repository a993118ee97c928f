// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.number;

/** Properties a program may set on a preset handle, slot-wide (language reference 9.9). */
public enum PresetProperty implements Named {
    FILTER_CUTOFF("filterCutoff", number(10, 20_000).in("Hz").from(20_000), "Cutoff of the low-pass filter; 20,000 is off.", "1200"),
    FILTER_RESONANCE("filterResonance", number(0.05, 100).from(Math.sqrt(0.5)), "Quality of the low-pass filter.", "2"),
    VOLUME("volume", number(0, 2).from(1), "Linear gain.", "0.8"),
    PAN("pan", number(-1, 1).from(0), "Place from left (-1) to right (1).", "-0.5"),
    ATTACK("attack", number(0, 3600).in("seconds"), "Rise of the envelope, from the next note on; the preset's own until set.", "0.02"),
    DECAY("decay", number(0, 3600).in("seconds"), "Fall to the sustain level, from the next note on; the preset's own until set.", "0.3"),
    SUSTAIN("sustain", number(0, 1), "Level while the key is held, from the next note on; the preset's own until set.", "0.6"),
    RELEASE("release", number(0, 3600).in("seconds"), "Fall after the key is released, from the next note on; the preset's own until set.",
            "0.4"),
    DETUNE("detune", number(-12_000, 12_000).in("cents").from(0), "Shift of the pitch.", "7");

    private final Word word;
    private final double initial;
    private final double low;
    private final double high;
    private final String limits;

    PresetProperty(String text, Meaning.Value value, String summary, String sample) {
        word = Word.of(text, value.set(), summary, "const pad = loadPreset(\"Starter/Pad\")\npad." + text + " = " + sample);
        initial = value.initial();
        low = value.range().low();
        high = value.range().high();
        limits = value.range().limits(text);
    }

    @Override
    public Word word() {
        return word;
    }

    /** The value before the first assignment; NaN if the instrument decides. */
    public double initial() {
        return initial;
    }

    public double low() {
        return low;
    }

    public double high() {
        return high;
    }

    /** The name with the range, for faults. */
    public String limits() {
        return limits;
    }
}
