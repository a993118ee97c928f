// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.dsp.Batch;
import org.songwalker.engine.dsp.PortableMath;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.ring.AudioThread;

/**
 * Which of their tables the voices of wavetables play, decided at the borders of slices and where an event sets a pitch too high for the
 * present one, so that no block changes it. Audio thread.
 */
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
            Partial next = present.tables.at(present, hertz(i, frame, Slice.FRAMES));
            if (next != present) {
                fadeTo(i, next, 0);
            }
        }
    }

    /**
     * Chooses another table within a slice, at place {@code at}, where the pitch has been set too high for the present one; that fades out
     * in what remains. A table that is due for any other reason waits for the border, and so does a second one in the same slice: only one
     * fades at a time.
     */
    void chooseWithin(int i, long frame, int at) {
        Partial present = tone.partial[i];
        if (tone.fading[i] == null && present.tables != null) {
            double hertz = hertz(i, frame, Slice.FRAMES - at);
            if (present.tables.above(present, hertz)) {
                fadeTo(i, present.tables.at(present, hertz), at);
            }
        }
    }

    private void fadeTo(int i, Partial next, int at) {
        tone.fading[i] = tone.partial[i];
        tone.fadingFrom[i] = at;
        play(i, next);
    }

    /** Whether another table is due, or one fades out: until the next slice the voice is read piece by piece. */
    boolean between(int i, long frame) {
        Partial present = tone.partial[i];
        return tone.fading[i] != null || present.tables != null && present.tables.at(present, hertz(i, frame, Slice.FRAMES)) != present;
    }

    /** Sounding frequency of a table, its own detuning included, the higher of now and {@code ahead} frames later. */
    private double hertz(int i, long frame, int ahead) {
        Partial present = tone.partial[i];
        PreparedSample period = present.sample;
        if (period == null) {
            return 0;
        }
        double pitch = Math.max(tone.moving(i, frame), tone.moving(i, frame + ahead)) + tone.offset[i];
        return PortableMath.exp2((pitch - present.rootPitch) / 12) * (tone.tuning[i] / 440) * period.rateHz * 4294967296.0
                / period.loopLength;
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
