// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/** Settings of a track or the song that a program assigns (language reference 10). */
public enum TrackProperty {
    TEMPO("track.beatsPerMinute"),
    TUNING("track.tuningPitch"),
    DURATION("track.duration"),
    INSTRUMENT("track.instrument"),
    EFFECTS("track.effects"),
    END_MODE("song.endMode"),
    NOTE_UNIT("song.noteUnit");

    private final String target;

    TrackProperty(String target) {
        this.target = target;
    }

    /** The name in event lists. */
    public String target() {
        return target;
    }
}
