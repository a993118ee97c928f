// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.wizards;

import org.songwalker.ui.Ids;

/** Creates a program that sounds at once: a comment, a line that loads a preset, a line that plays it. */
public final class NewProgramWizard extends NewTextWizard {
    private static final String TEXT = """
            // Every key plays this program; midi.note and midi.velocity say which and how hard.
            const sound = loadPreset("FluidR3_GM/Acoustic Grand Piano")
            sound(midi.note) *midi.velocity
            """;

    public NewProgramWizard() {
        super("New Program", "A program in the SongWalker language.", "program", Ids.PROGRAM);
    }

    @Override
    protected String text(String name) {
        return TEXT;
    }
}
