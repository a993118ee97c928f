// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.nio.file.Path;
import org.songwalker.runtime.Mode;
import org.songwalker.session.SlotCompiler;
import org.songwalker.session.file.SessionFile;

/**
 * One slot of the rack that plays. Immutable.
 *
 * @param settings as the session file has it: source, mode, channel, fader, switches
 * @param source   path of its program
 * @param outcome  the last compilation that gave a program, which is what the slot plays; the first one if none has
 * @param older    true if the program's newest text has errors, so that the slot plays an older one
 * @param fresh    true while a song stands as the rack was loaded; once it has been started or replaced it is installed again before each
 *                 start
 */
record LiveSlot(SessionFile.Slot settings, Path source, SlotCompiler.Outcome outcome, boolean older, boolean fresh) {

    boolean song() {
        return settings.mode() == Mode.SONG;
    }

    LiveSlot with(SessionFile.Slot changed) {
        return new LiveSlot(changed, source, outcome, older, fresh);
    }

    LiveSlot playing(SlotCompiler.Outcome next) {
        return new LiveSlot(settings, source, next, false, false);
    }

    /** The same program with presets that have arrived. */
    LiveSlot arrived(SlotCompiler.Outcome next) {
        return new LiveSlot(settings, source, next, older, fresh);
    }

    /** True if its program uses a file. */
    boolean uses(Path file) {
        return outcome.uses().stream().anyMatch(name -> source.resolveSibling(name).normalize().equals(file));
    }

    /** The same after a text of it that has errors: it plays what it played before, if that was anything. */
    LiveSlot keeping() {
        return new LiveSlot(settings, source, outcome, outcome.program() != null, fresh);
    }

    /** The same after its song was started or taken out. */
    LiveSlot used() {
        return new LiveSlot(settings, source, outcome, older, false);
    }
}
