// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.AudioThread;
import org.songwalker.engine.dsp.Batch;
import org.songwalker.engine.dsp.Kernels;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.mix.Bus;

/**
 * Renders the voices of a bus for a part of a slice, sixteen at a time: source into a row, low-pass, envelope and gains, sum. Positions
 * are closed-form in fixed point, so a cut inside a slice loses nothing. Audio thread.
 */
@AudioThread
public final class VoiceRenderer {
    private static final int BEND_FRAMES = 8;
    /** Share of the way to a new channel gain per slice; 99 % after 8 ms at 48 kHz. */
    private static final float GAIN_STEP = 0.5f;
    private static final float GAIN_NEAR = 1e-5f;
    private final VoicePool pool;
    private final VoiceTone tone;
    private final Kernels kernels;
    private final Group rows = new Group(null);
    private final Group filteredRows = new Group(null);
    private final Group[] waves = new Group[Waveform.values().length];
    /** The batch of the group at hand. */
    private Batch batch = rows.batch;
    private long voiceFrames;
    /** Whether the sample of the voice at hand has come to its end. */
    private boolean over;

    /** Voices on their way together; {@code waveform} is null where they fill their rows themselves. */
    private static final class Group {
        final Batch batch = new Batch();
        final int[] voices = new int[Batch.LANES];
        final @Nullable Waveform waveform;

        Group(@Nullable Waveform waveform) {
            this.waveform = waveform;
        }
    }

    public VoiceRenderer(VoicePool pool, Kernels kernels) {
        this.pool = pool;
        this.tone = pool.tone;
        this.kernels = kernels;
        for (Waveform waveform : Waveform.values()) {
            waves[waveform.ordinal()] = new Group(waveform);
        }
    }

    /** Frames rendered so far, summed over voices. */
    public long voiceFrames() {
        return voiceFrames;
    }

    /** Adds {@code frames} frames from absolute frame {@code frame} of all voices of a bus, at place {@code at} of its slice. */
    public void render(Bus bus, long frame, int at, int frames) {
        for (int i = bus.first; i >= 0; i = pool.busNext[i]) {
            if (pool.silent(i)) {
                continue;
            }
            Group group = group(i, frame);
            if (group.batch.count == Batch.LANES) {
                flush(group, bus, at, frames);
            }
            prepare(group, i, frame, at, frames);
        }
        flush(rows, bus, at, frames);
        flush(filteredRows, bus, at, frames);
        for (int w = 0; w < waves.length; w++) {
            flush(waves[w], bus, at, frames);
        }
    }

    /** Oscillators whose pitch stands still go sixteen abreast, each waveform by itself; all else fills rows one by one, those with a
     * low-pass together. */
    private Group group(int i, long frame) {
        if (tone.sample[i] != null || frame < tone.bendEnd[i] || tone.partial[i].kind != Partial.Kind.OSCILLATOR) {
            return tone.filtered[i] ? filteredRows : rows;
        }
        if (tone.retune[i]) {
            tone.tune(i, tone.pitchTo[i]);
        }
        return tone.step[i] == 0 ? rows : waves[tone.partial[i].waveform.ordinal()];
    }

    /** Frees what has ended; to be called behind the last bus of a part. */
    public void sweep() {
        pool.sweep();
    }

    private void flush(Group group, Bus bus, int at, int frames) {
        batch = group.batch;
        if (batch.count == 0) {
            return;
        }
        if (group.waveform != null) {
            kernels.oscillators(batch, group.waveform, at, frames);
        } else if (batch.filtered) {
            kernels.filter(batch, at, frames);
        }
        if (batch.filtered) {
            for (int lane = 0; lane < batch.count; lane++) {
                tone.z1[group.voices[lane]] = batch.z1[lane];
                tone.z2[group.voices[lane]] = batch.z2[lane];
            }
        }
        batch.applyShapes(at, frames);
        kernels.mix(batch, bus.left, bus.right, at, frames);
        batch.clear();
    }

    private void prepare(Group group, int i, long frame, int at, int frames) {
        batch = group.batch;
        int lane = batch.count++;
        group.voices[lane] = i;
        voiceFrames += frames;
        int row = lane * Slice.FRAMES + at;
        int valid = frames;
        over = false;
        if (group.waveform == null) {
            valid = source(i, row, frame, frames);
        } else {
            loadOscillator(i, lane, group.waveform, frames);
        }
        if (tone.filtered[i]) {
            loadFilter(i, lane);
        } else {
            batch.bypassFilter(lane);
        }
        int done = shape(i, lane, row, valid, frames);
        if (over) {
            pool.envelope.end(i);
        }
        if (pool.envelope.ended(i)) {
            pool.partSilent(i, frame + done);
        }
    }

    private void loadOscillator(int i, int lane, Waveform waveform, int frames) {
        int step = waveform == Waveform.NOISE ? 1 : tone.step[i];
        batch.phase[lane] = tone.phase[i];
        batch.step[lane] = step;
        batch.width[lane] = (int) (long) (tone.partial[i].pulse * 4294967296.0);
        tone.phase[i] += step * frames;
    }

    private void loadFilter(int i, int lane) {
        batch.filtered = true;
        batch.b0[lane] = tone.b0[i];
        batch.b1[lane] = tone.b1[i];
        batch.b2[lane] = tone.b2[i];
        batch.a1[lane] = tone.a1[i];
        batch.a2[lane] = tone.a2[i];
        batch.z1[lane] = tone.z1[i];
        batch.z2[lane] = tone.z2[i];
    }

    // ---- sources

    /** Fills a row; returns how many frames of it there are before the sample ends. */
    private int source(int i, int row, long frame, int frames) {
        over = false;
        if (frame < tone.bendEnd[i]) {
            return bending(i, row, frame, frames);
        }
        if (tone.retune[i]) {
            tone.tune(i, tone.pitchTo[i]);
        }
        return steady(i, row, frames);
    }

    /** A glide: the increment moves in steps of eight frames, each with the pitch of its middle. */
    private int bending(int i, int row, long frame, int frames) {
        int done = 0;
        while (done < frames && !over) {
            long now = frame + done;
            long left = tone.bendEnd[i] - now;
            if (left <= 0) {
                tone.tune(i, tone.pitchTo[i]);
                return done + steady(i, row + done, frames - done);
            }
            int run = (int) Math.min(Math.min(BEND_FRAMES, left), frames - done);
            double middle = (tone.pitch(i, now) + tone.pitch(i, now + run)) / 2;
            tone.tune(i, middle);
            done += steady(i, row + done, run);
        }
        if (done < frames) {
            java.util.Arrays.fill(batch.rows, row + done, row + frames, 0);
        }
        tone.retune[i] = true;
        return done;
    }

    private int steady(int i, int row, int frames) {
        PreparedSample played = tone.sample[i];
        if (played != null) {
            return sample(i, played, row, frames);
        }
        switch (tone.partial[i].kind) {
            case OSCILLATOR -> oscillator(i, row, frames);
            case SAMPLE, INPUT -> java.util.Arrays.fill(batch.rows, row, row + frames, 0);
        }
        return frames;
    }

    private void oscillator(int i, int row, int frames) {
        Partial part = tone.partial[i];
        int step = part.waveform == Waveform.NOISE ? 1 : tone.step[i];
        if (step == 0) {
            java.util.Arrays.fill(batch.rows, row, row + frames, 0);
            return;
        }
        kernels.oscillator(part.waveform, tone.phase[i], step, part.pulse, batch.rows, row, frames);
        tone.phase[i] += step * frames;
    }

    private int sample(int i, PreparedSample sample, int row, int frames) {
        long increment = tone.increment[i];
        boolean looping = tone.looping[i];
        long position = tone.position[i];
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
            java.util.Arrays.fill(batch.rows, row + wanted, row + frames, 0);
        }
        if (wanted > 0 && increment <= PreparedSample.FAST) {
            fast(sample, looping, position, increment, row, wanted);
            position += increment * wanted;
        } else if (wanted > 0) {
            position = slow(sample, looping, position, increment, row, wanted);
        }
        tone.position[i] = position;
        over = !looping && position >= sample.end;
        return wanted;
    }

    private void fast(PreparedSample sample, boolean looping, long position, long increment, int row, int frames) {
        int fraction = (int) (position >>> 12) & 0xFFFFF;
        int coarse = (int) ((increment + (1 << 11)) >>> 12);
        int from = (int) (position >> 32);
        int to = (int) ((position + increment * (frames - 1)) >> 32) + 1;
        float[] data;
        int offset;
        if (from >= 3 && to + 5 <= sample.ownFrames(looping)) {
            data = sample.data;
            offset = 0;
        } else if (looping && from - 3 >= sample.loopTailStart) {
            data = sample.loopTail;
            offset = -sample.loopTailStart;
        } else if (!looping && from - 3 >= sample.endTailStart) {
            data = sample.endTail;
            offset = -sample.endTailStart;
        } else {
            data = sample.head;
            offset = PreparedSample.headOffset();
        }
        kernels.sample(data, from + offset, fraction, coarse, batch.rows, row, frames);
    }

    /** More than two octaves up: frame by frame, straight lines. */
    private long slow(PreparedSample sample, boolean looping, long start, long increment, int row, int frames) {
        long position = start;
        for (int k = 0; k < frames; k++) {
            if (looping && position >= sample.wrap) {
                position = sample.wrap - sample.loopLength + (position - sample.wrap) % sample.loopLength;
            }
            int index = (int) (position >> 32);
            float a = (position & 0xFFFFFFFFL) * (1f / 4294967296f);
            float here = sample.at(index, looping);
            batch.rows[row + k] = here + a * (sample.at(index + 1, looping) - here);
            position += increment;
        }
        return position;
    }

    // ---- level

    /** Applies envelope and gains to the {@code valid} first frames; returns how many of them sound. */
    private int shape(int i, int lane, int row, int valid, int frames) {
        float leftFrom = tone.gainLeft[i];
        float rightFrom = tone.gainRight[i];
        float leftTo = near(leftFrom, tone.targetLeft[i], frames);
        float rightTo = near(rightFrom, tone.targetRight[i], frames);
        if (leftFrom != leftTo || rightFrom != rightTo) {
            tone.gainLeft[i] = leftTo;
            tone.gainRight[i] = rightTo;
        }
        int run = pool.envelope.run(i, valid);
        if (run == frames && pool.envelope.runStep() == 0 && leftFrom == leftTo && rightFrom == rightTo) {
            float level = pool.envelope.runLevel();
            batch.gainLeft[lane] = level * leftFrom;
            batch.gainRight[lane] = level * rightFrom;
            batch.stepLeft[lane] = 0;
            batch.stepRight[lane] = 0;
            return frames;
        }
        int done = run;
        float from = pool.envelope.runLevel();
        float to = from + pool.envelope.runStep() * frames;
        if (run < frames || leftFrom != leftTo || rightFrom != rightTo) {
            done = bake(i, row, run, valid);
            java.util.Arrays.fill(batch.levels, row + done, row + frames, 0);
            batch.shaped[lane] = true;
            from = 1;
            to = 1;
        }
        batch.gainLeft[lane] = from * leftFrom;
        batch.gainRight[lane] = from * rightFrom;
        float share = 1f / frames;
        batch.stepLeft[lane] = (to * leftTo - from * leftFrom) * share;
        batch.stepRight[lane] = (to * rightTo - from * rightFrom) * share;
        return done;
    }

    private static float near(float from, float to, int frames) {
        if (from == to) {
            return to;
        }
        float next = from + (to - from) * GAIN_STEP * frames / Slice.FRAMES;
        return Math.abs(to - next) < GAIN_NEAR ? to : next;
    }

    /** Several segments of an envelope in one part of a slice: written down frame by frame. */
    private int bake(int i, int row, int firstRun, int frames) {
        int done = 0;
        int run = firstRun;
        while (done < frames && run > 0) {
            float level = pool.envelope.runLevel();
            float step = pool.envelope.runStep();
            for (int k = 0; k < run; k++) {
                batch.levels[row + done + k] = level + k * step;
            }
            done += run;
            if (done < frames) {
                run = pool.envelope.run(i, frames - done);
            }
        }
        return done;
    }
}
