// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.ring.AudioThread;

/** Hears what happens to voices. A voice is named by the index of its head; {@link VoicePool} answers questions about it. Audio thread. */
@AudioThread
public interface VoiceListener {

    /** The gate of a voice has closed at a frame: note-off, planned end, release, stop or steal. Called once per voice. */
    void gateClosed(int head, long frame);

    /** A voice gives way at a frame to the voice with number {@code by}. Called before {@link #gateClosed}. */
    void stolen(int head, long frame, int by);

    /** All parts of a voice are silent; its handle is dead afterwards. */
    void finished(int head, long frame);
}
