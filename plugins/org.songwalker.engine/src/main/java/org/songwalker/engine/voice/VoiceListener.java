// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.ring.AudioThread;

/**
 * Receives events of voices. A voice is identified by the index of its head; {@link VoicePool} answers questions about it. Audio thread.
 */
@AudioThread
public interface VoiceListener {

    /** The gate of a voice has closed at this frame: note-off, planned end, release, stop or steal. Called once per voice. */
    void gateClosed(int head, long frame);

    /** A voice is stolen at this frame by the voice with number {@code by}. Called before {@link #gateClosed}. */
    void stolen(int head, long frame, int by);

    /** All partials of a voice are silent; its handle is invalid afterwards. */
    void finished(int head, long frame);
}
