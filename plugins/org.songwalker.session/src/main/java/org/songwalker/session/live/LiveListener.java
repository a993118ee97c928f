// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.nio.file.Path;
import java.util.List;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.session.Problem;

/** Hears what happens in a live session. Calls come on the sessions thread and on the journal's thread; a listener must not block. */
public interface LiveListener {
    /** Something the user should read once, in one sentence. */
    default void said(String sentence) {}

    /** What is wrong with a program that was compiled for a slot; an empty list if nothing is. Faults of its former text are over. */
    default void problems(Path source, List<Problem> problems) {}

    /**
     * A program has faulted while it played: R002 to R006, or what the compiler could not see (T003 and others). Each place is told once
     * until the program is compiled again.
     *
     * @param slot number of the slot, from 0; one past the rack's last slot for the song that an editor plays, two past it for the program
     *             in front
     */
    default void fault(int slot, Path source, Problem fault) {}

    /**
     * A program has written a line to the log.
     *
     * @param slot as for {@link #fault}
     * @param text with the source and its line, slot and beat, then what the program wrote
     */
    default void logged(int slot, String text) {}

    /** The presets at hand have changed. */
    default void presets(PresetCatalog catalog) {}

    /** The rack, its slots or the transport have changed. */
    default void changed() {}

    /**
     * A key was pressed that nobody heard.
     *
     * @param why for the user, such as {@code slot 1 hears channel 2 only}; empty if a later key is heard, or others listen by now
     */
    default void unheard(String why) {}

    /** Something failed that nobody expected to fail; the sentence says what the user can do, the cause is for the log. */
    default void failed(String sentence, Throwable cause) {}
}
