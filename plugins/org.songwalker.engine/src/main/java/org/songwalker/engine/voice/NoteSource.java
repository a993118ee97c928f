// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.ring.AudioThread;

/** The slot that plays a note, as far as the start of a voice needs it. Audio thread. */
@AudioThread
public interface NoteSource {

    /** Number of the slot, from 0. */
    int index();

    /** The current frame. */
    long now();

    /** Fills in what a new voice, whose pitch and velocity are set, takes from a MIDI channel (from 0): bend, gain, pan, softness. */
    void channel(VoiceStart start, int channel);
}
