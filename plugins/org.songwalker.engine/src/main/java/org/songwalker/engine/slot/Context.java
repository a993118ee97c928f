// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.runtime.Firing;
import org.songwalker.runtime.Heap;
import org.songwalker.runtime.Kind;

/** What a slot stores with a firing: its {@code song} values, the firing before it, the number of its voices. Pooled; audio thread. */
@AudioThread
final class Context {
    /** Most different names of {@code song} properties in a slot. */
    static final int SONG_NAMES = 128;

    final Firing firing;
    final double[] songNumbers = new double[SONG_NAMES];
    final @Nullable Object[] songRefs = new Object[SONG_NAMES];
    final boolean[] written = new boolean[SONG_NAMES];
    /** The firing that this one reads as {@code song}. */
    @Nullable
    Context previous;
    /** The voices of {@link #previous} when this firing started; empty if the program never asks. */
    final SongVoices songVoices = new SongVoices();
    /** Number of contexts whose previous one is this. */
    int readers;
    /** Number of voices that the firing owns. */
    int voices;
    boolean live;
    /** Frame at which the gate fell. */
    long noteOff;
    double elapsedSeconds;
    double elapsedBeats;
    double tuningHz;
    /** The time signature that the firing has set; 0 if it uses the transport's. */
    int timeSigNum;
    int timeSigDen;

    Context(Firing firing) {
        this.firing = firing;
    }

    void begin(@Nullable Context before, double rate, double a4Hz) {
        Arrays.fill(written, false);
        Arrays.fill(songRefs, Kind.UNDEFINED);
        previous = before;
        songVoices.clear();
        readers = 0;
        voices = 0;
        live = true;
        noteOff = Long.MAX_VALUE;
        tuningHz = a4Hz;
        timeSigNum = 0;
        timeSigDen = 0;
        if (before != null) {
            before.readers++;
            elapsedSeconds = (firing.startFrame - before.firing.startFrame) / rate;
            elapsedBeats = firing.originBeat - before.firing.originBeat;
        }
    }

    /** Releases the previous firing. */
    void forget() {
        Context before = previous;
        if (before != null) {
            before.readers--;
            previous = null;
        }
    }

    /** True if the program has ended, the key is up and no voice is left. */
    boolean finished() {
        return !firing.gate && firing.idle() && voices == 0;
    }

    void mark(Heap heap) {
        firing.mark(heap);
        for (Object ref : songRefs) {
            heap.mark(ref);
        }
    }
}
