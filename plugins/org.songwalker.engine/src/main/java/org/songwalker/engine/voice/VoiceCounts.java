// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.ring.AudioThread;

/** Counts voices; every partial counts as one. Audio thread. */
@AudioThread
final class VoiceCounts {
    private final int[] soundingOf;
    private final int[] renderedOf;
    private int sounding;
    private int mostAtOnce;

    VoiceCounts(int slots) {
        soundingOf = new int[slots];
        renderedOf = new int[slots];
    }

    /** A partial starts that does not count: the second side of a stereo pair. */
    void accompanied(int slot) {
        renderedOf[slot]++;
    }

    void started(int slot) {
        renderedOf[slot]++;
        soundingOf[slot]++;
        sounding++;
        mostAtOnce = Math.max(mostAtOnce, sounding);
    }

    /** A voice fades because it was stolen or stopped, or has fallen silent without a fade: it no longer counts against the limits. */
    void parted(int slot) {
        soundingOf[slot]--;
        sounding--;
    }

    /** A voice has fallen silent. */
    void silent(int slot) {
        renderedOf[slot]--;
    }

    int sounding() {
        return sounding;
    }

    int sounding(int slot) {
        return soundingOf[slot];
    }

    int rendered(int slot) {
        return renderedOf[slot];
    }

    int mostAtOnce() {
        return mostAtOnce;
    }
}
