// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

/** The program a slot starts with when a preset is chosen for it: every key plays, with its velocity. */
public final class DefaultSource {
    private DefaultSource() {}

    /** The two lines for a preset's name, for example {@code FluidR3_GM/Violin}. */
    public static String of(String preset) {
        String quoted = preset.replace("\\", "\\\\").replace("\"", "\\\"");
        return "const sound = loadPreset(\"" + quoted + "\")\nsound(midi.note) *midi.velocity\n";
    }
}
