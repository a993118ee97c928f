// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.dsp.Envelope;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;

/** Ends voices: closes gates, fades stolen ones, and frees those that are silent. Audio thread. */
@AudioThread
final class VoiceEnds {
    private static final double SHORTEST_SECONDS = 0.01;
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
    /** True if a voice has fallen silent since the last sweep. */
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

    /** Prepares a new partial; its gate closes at frame {@code gateEnd}, with {@link Gates#NEVER} at the note-off. */
    void begin(int i, long gateEnd) {
        faded[i] = false;
        silent[i] = false;
        gates.open(i, gateEnd);
        if (voices.counts(i)) {
            counts.started(voices.slot(i));
        } else {
            counts.accompanied(voices.slot(i));
        }
    }

    boolean fading(int i) {
        return faded[i];
    }

    // ---- gates

    /** Closes the gate: the voice releases, one-shots play on. No effect on a voice that is already released. */
    void release(int voice, long frame) {
        if (!gates.open(voice) || waits(voice, frame)) {
            return;
        }
        for (int i = voice; i >= 0; i = voices.chainNext(i)) {
            gates.close(i);
            if (!tone.partial[i].oneShot) {
                groups.envelope(i).release(groups.lane[i]);
                tone.levelMoves(i);
                tone.leaveLoop(i);
                tone.fontReleased(i, frame);
            }
        }
        listener.gateClosed(voice, frame);
    }

    /**
     * A note of a SoundFont that ends as it begins, as drums in MIDI files do, sounds for its attack, and every note for 10 ms: plans the
     * end of the gate and returns true if that is to come.
     */
    private boolean waits(int voice, long frame) {
        if (!tone.font[voice].active()) {
            return false;
        }
        long start = voices.started(voice);
        long shortest = start + Math.round(SHORTEST_SECONDS * rate);
        long end = frame > start ? shortest : Math.max(shortest, start + groups.envelope(voice).framesToPeak(groups.lane[voice]));
        if (frame < end) {
            gates.plan(voice, end);
        }
        return frame < end;
    }

    /** Releases every voice whose gate ends at or before this frame. */
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

    /** Fades a voice linearly to silence within {@code seconds}; it no longer counts against the limits. */
    void fade(int voice, long frame, double seconds) {
        boolean open = gates.open(voice);
        for (int i = voice; i >= 0; i = voices.chainNext(i)) {
            gates.close(i);
            groups.envelope(i).fade(groups.lane[i], Envelope.frames(seconds, rate));
            tone.levelMoves(i);
            if (!faded[i] && !silent[i] && voices.counts(i)) {
                counts.parted(voices.slot(i));
            }
            faded[i] = true; // silent ones too: fading(voice) looks at the first partial, which may end before the others
        }
        if (open) {
            listener.gateClosed(voice, frame);
        }
    }

    /** Called if there are more steals within 5 ms than spare places: ends the quietest fading voice at once. */
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

    /** Ends all voices of a bus that is no longer heard, without a fade. */
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
        if (!faded[i] && voices.counts(i)) {
            counts.parted(voices.slot(i));
        }
    }

    /** Frees the voices whose partials are all silent. */
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
            // A sample may be shorter than its gate; the reported end of the gate is the planned one.
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
