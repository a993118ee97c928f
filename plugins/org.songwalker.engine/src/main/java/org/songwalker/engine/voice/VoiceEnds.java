// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.dsp.Envelope;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;

/** How voices end: their gates close, they fade to make room, they fall silent and give their places back. Audio thread. */
@AudioThread
final class VoiceEnds {
    private final double rate;
    private final Voices voices;
    private final VoiceTone tone;
    private final Groups groups;
    private final VoiceListener listener;
    final Gates gates;
    final VoiceCounts counts;
    private final boolean[] faded;
    private final boolean[] silent;
    private final long[] endedAt;
    /** Whether a voice has fallen silent since the latest sweep. */
    private boolean anyOver;

    VoiceEnds(int n, int slots, double sampleRate, Voices voices, VoiceTone tone, VoiceListener listener) {
        rate = sampleRate;
        this.voices = voices;
        this.tone = tone;
        this.groups = tone.groups;
        this.listener = listener;
        gates = new Gates(n, voices);
        counts = new VoiceCounts(slots);
        faded = new boolean[n];
        silent = new boolean[n];
        endedAt = new long[n];
    }

    /** A partial begins; its gate closes at a frame, or at {@link Gates#NEVER} with a note-off. */
    void begin(int i, long gateEnd) {
        faded[i] = false;
        silent[i] = false;
        gates.open(i, gateEnd);
        counts.started(voices.slot(i));
    }

    boolean fading(int i) {
        return faded[i];
    }

    // ---- gates

    /** Closes the gate: the voice releases, one-shots play on. No effect on a voice already released. */
    void release(int voice, long frame) {
        if (!gates.open(voice)) {
            return;
        }
        for (int i = voice; i >= 0; i = voices.chainNext(i)) {
            gates.close(i);
            if (!tone.partial[i].oneShot) {
                groups.envelope(i).release(groups.lane[i]);
                tone.levelMoves(i);
                tone.leaveLoop(i);
            }
        }
        listener.gateClosed(voice, frame);
    }

    /** Releases every voice whose gate ends at or before a frame. */
    void closeGates(long frame) {
        if (gates.next(Gates.NEVER) > frame) {
            return;
        }
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (gates.end(i) <= frame) {
                release(i, frame);
            }
        }
    }

    // ---- fades

    /** Falls to silence in a straight line and no longer counts. */
    void fade(int voice, long frame, double seconds) {
        boolean open = gates.open(voice);
        for (int i = voice; i >= 0; i = voices.chainNext(i)) {
            gates.close(i);
            groups.envelope(i).fade(groups.lane[i], Envelope.frames(seconds, rate));
            tone.levelMoves(i);
            if (!faded[i] && !silent[i]) {
                counts.parted(voices.slot(i));
            }
            faded[i] = true; // the silent ones too: a voice is looked at by its first partial, which may end before the others
        }
        if (open) {
            listener.gateClosed(voice, frame);
        }
    }

    /** More steals in 5 ms than there are spares: the fade that is furthest gives up its voice. */
    void cutQuietestFade() {
        int best = -1;
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (faded[i] && voices.isHead(i) && (best < 0 || groups.level(i) < groups.level(best))) {
                best = i;
            }
        }
        if (best >= 0) {
            for (int i = best; i >= 0; i = voices.chainNext(i)) {
                cut(i);
            }
            sweep();
        }
    }

    // ---- silence

    /** Ends all voices of a bus without a fade: nobody hears it any more. */
    void abandon(VoiceBus of) {
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (tone.bus[i] == of) {
                cut(i);
            }
        }
        sweep();
    }

    private void cut(int i) {
        groups.envelope(i).end(groups.lane[i]);
        partSilent(i, voices.started(voices.head(i)));
    }

    /** Marks a partial as silent for good; it stays until {@link #sweep}. */
    void partSilent(int i, long frame) {
        if (silent[i]) {
            return;
        }
        silent[i] = true;
        endedAt[i] = frame;
        voices.silent(i);
        anyOver = true;
        groups.over(i);
        counts.silent(voices.slot(i));
        if (!faded[i]) {
            counts.parted(voices.slot(i));
        }
    }

    /** Frees the voices all of whose partials are silent. */
    void sweep() {
        if (!anyOver) {
            return;
        }
        anyOver = false;
        groups.sweep();
        int i = voices.first();
        while (i >= 0) {
            int next = voices.next(i);
            if (voices.isHead(i) && voices.over(i)) {
                while (next >= 0 && voices.head(next) == i) {
                    next = voices.next(next);
                }
                remove(i);
            }
            i = next;
        }
    }

    private void remove(int voice) {
        long frame = 0;
        for (int i = voice; i >= 0; i = voices.chainNext(i)) {
            frame = Math.max(frame, endedAt[i]);
        }
        if (gates.open(voice)) {
            // A sample may be shorter than its gate; the gate's end was planned and does not depend on the sound.
            long planned = gates.end(voice);
            gates.close(voice);
            listener.gateClosed(voice, planned == Gates.NEVER ? frame : planned);
        }
        listener.finished(voice, frame);
        int i = voice;
        while (i >= 0) {
            int next = voices.chainNext(i);
            tone.bus[i].parted();
            voices.giveBack(i);
            gates.close(i);
            i = next;
        }
    }
}
