// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import java.util.Arrays;
import org.songwalker.engine.dsp.Batch;
import org.songwalker.engine.dsp.Kernels;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.ring.AudioThread;

/**
 * Finds the stretch of its sample that a voice reads next, so that kernels need no bounds checks, and reads the parts that kernels cannot.
 * Audio thread.
 */
@AudioThread
final class SampleReader {
    /** Frames after a position that whole vectors read: the last vector begins at output 48 and reads up to two vectors of frames. */
    private static final long WINDOW = 2L * Batch.LANES << 32;
    private static final int LAST_VECTOR = Slice.FRAMES - Batch.LANES;
    private static final long TAPS = 6L << 32;
    private final VoiceTone tone;
    private final Kernels kernels;

    SampleReader(VoiceTone tone, Kernels kernels) {
        this.tone = tone;
        this.kernels = kernels;
    }

    /**
     * Chooses the stretch that voice {@code i} reads next and how far it may; if no stretch covers a whole slice, {@link #read} must be
     * used.
     */
    void place(int i, PreparedSample sample) {
        Batch batch = tone.groups.group[i].batch;
        int lane = tone.groups.lane[i];
        long increment = batch.increment[lane];
        boolean looping = tone.looping[i];
        long position = tone.position(i);
        while (looping && position >= sample.wrap) {
            position -= sample.loopLength;
        }
        int from = (int) (position >> 32);
        long reach = Math.max(increment * (Slice.FRAMES - 1) + TAPS, increment * LAST_VECTOR + WINDOW);
        long own = ((long) sample.ownFrames(looping) << 32) - reach;
        Stretch tail = sample.tail(looping);
        if (increment > PreparedSample.FAST) {
            aim(i, sample.own, position, Long.MIN_VALUE);
        } else if (from >= 3 && position <= own) {
            aim(i, sample.own, position, own);
        } else if (from - 3 >= tail.first()) {
            aim(i, tail, position, looping ? sample.wrap - 1 : sample.end - increment * Slice.FRAMES - 1);
        } else {
            aim(i, sample.head, position, Math.min(own, PreparedSample.HEAD_END - reach));
        }
    }

    private void aim(int i, Stretch at, long position, long last) {
        Batch batch = tone.groups.group[i].batch;
        int lane = tone.groups.lane[i];
        long shift = (long) at.origin << 32;
        batch.floats[lane] = at.floats;
        batch.words[lane] = at.words;
        tone.origin[i] = at.origin;
        batch.position[lane] = position + shift;
        batch.last[lane] = last == Long.MIN_VALUE ? last : last + shift;
    }

    /** Reads {@code frames} frames of voice {@code i} into its row at {@code row}; returns how many there were before the sample ended. */
    int read(int i, PreparedSample sample, int row, int frames) {
        Batch batch = tone.groups.group[i].batch;
        long increment = batch.increment[tone.groups.lane[i]];
        boolean looping = tone.looping[i];
        long position = tone.position(i);
        int wanted = frames;
        if (looping) {
            while (position >= sample.wrap) {
                position -= sample.loopLength;
            }
        } else {
            long left = sample.end - position;
            wanted = left <= 0 ? 0 : (int) Math.min(frames, (left + increment - 1) / increment);
        }
        if (wanted < frames) {
            Arrays.fill(batch.rows, row + wanted, row + frames, 0);
        }
        if (wanted > 0 && increment <= PreparedSample.FAST) {
            smooth(batch.rows, sample, looping, position, increment, row, wanted);
            position += increment * wanted;
        } else if (wanted > 0) {
            position = straight(batch.rows, sample, looping, position, increment, row, wanted);
        }
        aim(i, sample.own, position, Long.MIN_VALUE);
        return wanted;
    }

    private void smooth(float[] rows, PreparedSample sample, boolean looping, long position, long increment, int row, int frames) {
        int fraction = (int) (position >>> 12) & 0xFFFFF;
        int from = (int) (position >> 32);
        int to = (int) ((position + increment * (frames - 1)) >> 32) + 1;
        Stretch tail = sample.tail(looping);
        Stretch stretch = from >= 3 && to + 5 <= sample.ownFrames(looping) ? sample.own : from - 3 >= tail.first() ? tail : sample.head;
        int coarse = VoiceTone.coarse(increment);
        if (stretch.words.length > 0) {
            kernels.sample(stretch.words, from + stretch.origin, fraction, coarse, rows, row, frames);
        } else {
            kernels.sample(stretch.floats, from + stretch.origin, fraction, coarse, rows, row, frames);
        }
    }

    /** For more than two octaves up: frame by frame, linear interpolation. */
    private static long straight(float[] rows, PreparedSample sample, boolean looping, long start, long increment, int row, int frames) {
        long position = start;
        for (int k = 0; k < frames; k++) {
            if (looping && position >= sample.wrap) {
                position = sample.wrap - sample.loopLength + (position - sample.wrap) % sample.loopLength;
            }
            int index = (int) (position >> 32);
            float a = (position & 0xFFFFFFFFL) * (1f / 4294967296f);
            float here = sample.at(index, looping);
            rows[row + k] = here + a * (sample.at(index + 1, looping) - here);
            position += increment;
        }
        return position;
    }
}
