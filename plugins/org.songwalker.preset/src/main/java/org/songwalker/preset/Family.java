// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What kind of instrument a preset is: the groups of General MIDI, some of them together. In the order in which people look for them.
 */
public enum Family {
    PIANO("Piano", 0, 7, "piano"), GUITAR("Guitar", 24, 31, "guitar"), DRUMS("Drums", 112, 119, "percussion", "percussive"),
    SYNTH("Synth", 80, 103, "synth-lead", "synth-pad", "synth-effects"), BASS("Bass", 32, 39, "bass"),
    STRINGS("Strings", 40, 55, "strings", "ensemble"), ORGAN("Organ", 16, 23, "organ"), BRASS("Brass", 56, 63, "brass"),
    WIND("Wind", 64, 79, "reed", "pipe"), MALLETS("Mallets", 8, 15, "chromatic-percussion"), WORLD("World", 104, 111, "ethnic"),
    NOISES("Noises", 120, 127, "sound-effects"), EFFECTS("Effects", -1, -1, "effect");

    private static final int PERCUSSION_PROGRAM = 128;
    private final String label;
    private final int first;
    private final int last;
    private final Set<String> tags;

    Family(String label, int first, int last, String... tags) {
        this.label = label;
        this.first = first;
        this.last = last;
        this.tags = Set.of(tags);
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    /** The family that an index puts a preset into by its General MIDI program, or else by its tags; null if it says neither. */
    public static @Nullable Family of(LibraryPreset preset) {
        Integer program = preset.gmProgram();
        if (program != null && program == PERCUSSION_PROGRAM) {
            return DRUMS;
        }
        List<String> tags = preset.tags();
        for (Family family : values()) {
            if (program != null ? family.first <= program && program <= family.last : tags.stream().anyMatch(family.tags::contains)) {
                return family;
            }
        }
        return preset.category().equals("synth") ? SYNTH : null;
    }
}
