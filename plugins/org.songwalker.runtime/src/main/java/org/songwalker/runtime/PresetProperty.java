// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.Optional;

/** Properties a program may set on a preset handle, slot-wide (language reference 9.9). */
public enum PresetProperty {
    /** Low-pass cutoff in Hz; 20,000 is off. */
    FILTER_CUTOFF("filterCutoff", 20_000, 10, 20_000),
    /** Low-pass quality. */
    FILTER_RESONANCE("filterResonance", Math.sqrt(0.5), 0.05, 100),
    /** Linear gain. */
    VOLUME("volume", 1, 0, 2),
    /** -1 left to 1 right. */
    PAN("pan", 0, -1, 1),
    /** Seconds; not a number until set: the instrument's own envelope counts. From the next note on. */
    ATTACK("attack", Double.NaN, 0, 3600),
    DECAY("decay", Double.NaN, 0, 3600),
    /** Level 0 to 1. */
    SUSTAIN("sustain", Double.NaN, 0, 1),
    RELEASE("release", Double.NaN, 0, 3600),
    /** Cents. */
    DETUNE("detune", 0, -12_000, 12_000);

    private final String text;
    private final double initial;
    private final double low;
    private final double high;

    PresetProperty(String text, double initial, double low, double high) {
        this.text = text;
        this.initial = initial;
        this.low = low;
        this.high = high;
    }

    /** The name in programs. */
    public String text() {
        return text;
    }

    /** The value before the first assignment; NaN where the instrument decides. */
    public double initial() {
        return initial;
    }

    public double low() {
        return low;
    }

    public double high() {
        return high;
    }

    public static Optional<PresetProperty> named(String text) {
        for (PresetProperty property : values()) {
            if (property.text.equals(text)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }
}
