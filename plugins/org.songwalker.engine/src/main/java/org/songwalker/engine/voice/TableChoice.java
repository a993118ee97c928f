// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.AudioThread;
import org.songwalker.engine.dsp.Batch;
import org.songwalker.engine.dsp.Exact;
import org.songwalker.engine.dsp.Slice;

/** Which of their tables the voices of wavetables play, decided at the borders of slices, so that no block changes it. Audio thread. */
@AudioThread
final class TableChoice {
    private final VoiceTone tone;

    TableChoice(VoiceTone tone) {
        this.tone = tone;
    }

    /**
     * Chooses the table for the slice that begins at a frame, by the higher of its pitches at either end; a table that is left fades out in
     * that slice.
     */
    void choose(int i, long frame) {
        tone.fading[i] = null;
        Partial present = tone.partial[i];
        if (present.tables != null) {
            Partial next = present.tables.at(present, hertz(i, frame));
            if (next != present) {
                tone.fading[i] = present;
                play(i, next);
            }
        }
    }

    /** Whether another table is due, or one fades out: until the next slice the voice is read piece by piece. */
    boolean between(int i, long frame) {
        Partial present = tone.partial[i];
        return tone.fading[i] != null || present.tables != null && present.tables.at(present, hertz(i, frame)) != present;
    }

    /** Sounding frequency of a table, its own detuning included, the higher of now and a slice later. */
    private double hertz(int i, long frame) {
        Partial present = tone.partial[i];
        PreparedSample period = present.sample;
        if (period == null) {
            return 0;
        }
        double pitch = Math.max(tone.moving(i, frame), tone.moving(i, frame + Slice.FRAMES)) + tone.offset[i];
        return Exact.exp2((pitch - present.rootPitch) / 12) * (tone.tuning[i] / 440) * period.rateHz * 4294967296.0 / period.loopLength;
    }

    /** Goes on in another table at the same place of the period. */
    void play(int i, Partial next) {
        PreparedSample from = tone.sample[i];
        PreparedSample to = next.sample;
        if (from == null || to == null) {
            return;
        }
        long position = (long) (tone.position(i) * ((double) to.loopLength / from.loopLength));
        if (position < to.wrap - to.loopLength) {
            position += to.loopLength; // in front of the first frames there is silence only where a voice begins
        }
        Batch batch = tone.groups.group[i].batch;
        int lane = tone.groups.lane[i];
        batch.position[lane] = position;
        batch.last[lane] = Long.MIN_VALUE;
        tone.origin[i] = 0;
        tone.partial[i] = next;
        tone.sample[i] = to;
        tone.retune[i] = true;
    }
}
