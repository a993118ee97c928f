// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import java.util.Arrays;
import org.songwalker.engine.dsp.Batch;
import org.songwalker.engine.dsp.Envelope;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;

/**
 * Assigns partials to groups: a group holds partials of one kind, whatever their slots and buses, so all groups of a kind but the last are
 * full. If a partial leaves, the last one of its kind takes its lane. Audio thread.
 */
@AudioThread
final class Groups {
    /** Kind of partials that fill their rows one by one, without a low-pass. */
    static final int PLAIN = 0;
    /** Kind of partials that fill their rows one by one, with a low-pass. */
    static final int FILTERED = 1;
    private static final int FIRST_WAVE = 2;
    static final int KINDS = FIRST_WAVE + Waveform.values().length;

    /** Group and lane by index of the partial. */
    final Group[] group;
    final int[] lane;
    private final int[] kind;
    private final Group[][] lists;
    private final int[] full = new int[KINDS];
    private final Group[] free;
    /** The group of partials that are not rendered; writes to it have no effect. */
    private final Group nowhere;
    private int freeCount;

    /** For at most {@code voices} partials at a time. */
    Groups(int voices, double sampleRate) {
        int most = (voices + Batch.LANES - 1) / Batch.LANES + KINDS;
        float[] rows = new float[Batch.ROWS];
        free = new Group[most];
        for (int i = 0; i < most; i++) {
            free[i] = new Group(rows, sampleRate);
        }
        nowhere = new Group(rows, sampleRate);
        freeCount = most;
        lists = new Group[KINDS][most];
        group = new Group[voices];
        Arrays.fill(group, nowhere);
        lane = new int[voices];
        kind = new int[voices];
    }

    /** The kind of oscillators of this waveform whose pitch is constant. */
    static int wave(Waveform waveform) {
        return FIRST_WAVE + waveform.ordinal();
    }

    /** True for the kinds that {@link #wave} returns. */
    static boolean isWave(int kind) {
        return kind >= FIRST_WAVE;
    }

    /** Number of groups of a kind that hold voices. */
    int count(int ofKind) {
        return full[ofKind];
    }

    Group get(int ofKind, int index) {
        return lists[ofKind][index];
    }

    Envelope envelope(int voice) {
        return group[voice].envelope;
    }

    /** Level of a partial's envelope at the latest frame, 0 to 1. */
    double level(int voice) {
        return group[voice].envelope.level(lane[voice]);
    }

    /** Frames for which a partial still waits to begin ({@link Envelope#waits}). */
    int waits(int voice) {
        return group[voice].envelope.waits(lane[voice]);
    }

    int kind(int voice) {
        return kind[voice];
    }

    /** Gives a partial the next free lane of a kind. */
    void join(int voice, int ofKind, VoiceBus bus) {
        Group last = open(ofKind);
        int at = last.batch.count++;
        last.voices[at] = voice;
        last.buses[at] = bus;
        seat(voice, ofKind, last, at);
    }

    private Group open(int ofKind) {
        int n = full[ofKind];
        if (n > 0 && lists[ofKind][n - 1].batch.count < Batch.LANES) {
            return lists[ofKind][n - 1];
        }
        Group fresh = free[--freeCount];
        lists[ofKind][full[ofKind]++] = fresh;
        return fresh;
    }

    private void seat(int voice, int ofKind, Group in, int at) {
        group[voice] = in;
        lane[voice] = at;
        kind[voice] = ofKind;
    }

    /** Moves a partial, with all its state, to another kind. */
    void move(int voice, int toKind) {
        Group from = group[voice];
        int old = lane[voice];
        int oldKind = kind[voice];
        Group to = open(toKind);
        int at = to.batch.count++;
        to.take(at, from, old);
        leave(oldKind, from, old);
        seat(voice, toKind, to, at);
    }

    private void leave(int ofKind, Group from, int hole) {
        Group last = lists[ofKind][full[ofKind] - 1];
        int end = last.batch.count - 1;
        if (last != from || end != hole) {
            from.take(hole, last, end);
            seat(from.voices[hole], ofKind, from, hole);
        }
        last.dropLast();
        if (last.batch.count == 0) {
            full[ofKind]--;
            free[freeCount++] = last;
        }
    }

    /** Marks a partial to be swept. */
    void over(int voice) {
        group[voice].over |= 1 << lane[voice];
    }

    /** Frees the lanes of all marked partials, last lane first, so that no marked partial moves to another lane. */
    void sweep() {
        for (int k = 0; k < KINDS; k++) {
            for (int g = full[k] - 1; g >= 0; g--) {
                Group swept = lists[k][g];
                while (swept.over != 0) {
                    int hole = 31 - Integer.numberOfLeadingZeros(swept.over);
                    seat(swept.voices[hole], k, nowhere, 0);
                    leave(k, swept, hole);
                }
            }
        }
    }
}
