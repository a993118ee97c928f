// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who hears the keys of keyboards and MIDI inputs.
 *
 * @param program the program that the user looks at; null if that is none
 * @param place   what it has to do with the keys
 */
public record KeyTarget(@Nullable Path program, Place place) {
    /** The slots of the rack, and no program is in front. */
    static final KeyTarget RACK = new KeyTarget(null, Place.RACK);

    /** What the program in front has to do with the keys. */
    public enum Place {
        /** The rack's slots hear them: no program is in front, or it is in a slot. */
        RACK,
        /** The rack's slots hear them, because the program in front is a song, which is played from its start. */
        SONG,
        /** The rack's slots hear them, because the rack is too large for one more program. */
        FULL,
        /** The program in front hears them alone; it is in no slot. */
        ALONE,
        /** The same, but its text has errors, so what sounds is the text from before them. */
        OLDER,
        /** A preset that the user tries hears them alone, before any program in front; {@code program} is no file. */
        AUDITION,
        /** Nobody hears them: the program in front has errors and has never been without. */
        BROKEN
    }

    /** True if the rack's slots hear the keys. */
    public boolean rack() {
        return switch (place) {
            case RACK, SONG, FULL -> true;
            case ALONE, OLDER, AUDITION, BROKEN -> false;
        };
    }
}
