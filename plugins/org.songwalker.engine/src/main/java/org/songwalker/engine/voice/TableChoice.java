// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.dsp.Batch;
import org.songwalker.engine.dsp.PortableMath;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.ring.AudioThread;

/**
 * Chooses the tables that wavetable voices play: at the start of a slice, and within one if an event sets a pitch too high for the current
 * table; so the caller's block length has no influence. Audio thread.
 */
@AudioThread
final class TableChoice {
    private final VoiceTone tone;

    TableChoice(VoiceTone tone) {
        this.tone = tone;
    }

    /**
     * Chooses the table for the slice that begins at {@code frame}, by the higher of its pitches at start and end. The previous table fades
     * out during that slice.
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
     * Chooses another table within a slice, at place {@code at}, if the pitch has been set too high for the current one, which fades out
     * during the rest of the slice. Every other change waits for the next slice, and so does a second change in the same slice: only one
     * table fades at a time.
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

    /** True if another table is due or one fades out; then the voice is read piece by piece until the next slice. */
    boolean between(int i, long frame) {
        Partial present = tone.partial[i];
        return tone.fading[i] != null || present.tables != null && present.tables.at(present, hertz(i, frame, Slice.FRAMES)) != present;
    }

    /** Sounding frequency in Hz with the table's detuning, the higher of now and {@code ahead} frames later. */
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

    /** Continues in another table at the same phase. */
    void play(int i, Partial next) {
        PreparedSample from = tone.sample[i];
        PreparedSample to = next.sample;
        if (from == null || to == null) {
            return;
        }
        long position = (long) (tone.position(i) * ((double) to.loopLength / from.loopLength));
        if (position < to.wrap - to.loopLength) {
            position += to.loopLength; // the silence before the first frames is for the start of a voice only
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
