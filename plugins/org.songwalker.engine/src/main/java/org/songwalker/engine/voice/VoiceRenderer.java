// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.dsp.Batch;
import org.songwalker.engine.dsp.Envelope;
import org.songwalker.engine.dsp.Kernels;
import org.songwalker.engine.dsp.PartialSums;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;

/**
 * Renders all voices for a part of a slice into their buses, one group at a time: sources into rows, low-passes, levels, sum. A voice of
 * constant pitch and level needs no work outside the kernels. Positions are in fixed point and computed in closed form, so dividing a slice
 * into parts does not change the result. Audio thread.
 */
@AudioThread
public final class VoiceRenderer {
    private static final int BEND_FRAMES = 8;
    /** Fraction of the distance to a new channel gain that is covered per slice; 99 % after 8 ms at 48 kHz. */
    private static final float GAIN_STEP = 0.5f;
    private static final float GAIN_NEAR = 1e-5f;
    private final VoicePool pool;
    private final VoiceTone tone;
    private final Groups groups;
    private final Kernels kernels;
    private final float[][] inputs;
    private final SampleReader samples;
    private final TableChoice tables;
    /** Number of frames before the sample ends in the rows of the current group, for the lanes in {@link #ending}. */
    private final int[] valid = new int[Batch.LANES];
    private int ending;
    private final float[] first = new float[Batch.LANES];
    private final float[] step = new float[Batch.LANES];
    private final float[] fade = new float[Slice.FRAMES];
    /** Partial sums of the bus {@link #summed}, not yet added to it. */
    private final PartialSums sums;
    private @Nullable VoiceBus summed;
    private long voiceFrames;

    /** @param inputs the current slice of each input channel, filled by the caller; none if no voice plays an input */
    public VoiceRenderer(VoicePool pool, Kernels kernels, float[]... inputs) {
        this.pool = pool;
        this.inputs = inputs;
        this.tone = pool.tone;
        this.groups = pool.tone.groups;
        this.kernels = kernels;
        this.sums = new PartialSums(kernels.width());
        this.samples = new SampleReader(tone, kernels);
        this.tables = new TableChoice(tone);
    }

    /** Frames rendered so far, summed over voices. */
    public long voiceFrames() {
        return voiceFrames;
    }

    /**
     * Adds {@code frames} frames of all voices, starting at absolute frame {@code frame}, to their buses at place {@code at} of the slice.
     */
    public void render(long frame, int at, int frames) {
        pool.glide(frame + frames);
        if (at == 0) {
            modulate(frame);
        }
        settle(frame);
        for (int kind = 0; kind < Groups.KINDS; kind++) {
            for (int g = 0; g < groups.count(kind); g++) {
                Group group = groups.get(kind, g);
                voiceFrames += (long) group.batch.count * frames;
                ending = 0;
                if (Groups.isWave(kind)) {
                    oscillators(group, frame, at, frames);
                } else {
                    rows(group, frame, at, frames);
                }
            }
            collect(null, at, frames);
        }
    }

    private void modulate(long frame) {
        modulate(Groups.FILTERED, frame);
        modulate(Groups.PLAIN, frame);
    }

    /** From the last lane to the first, because a voice that changes its kind leaves its lane to the last one. */
    private void modulate(int kind, long frame) {
        for (int g = groups.count(kind) - 1; g >= 0; g--) {
            Group group = groups.get(kind, g);
            for (int left = group.modulated; left != 0; left &= ~Integer.highestOneBit(left)) {
                tone.modulate(group.voices[31 - Integer.numberOfLeadingZeros(left)], frame);
            }
        }
    }

    private void oscillators(Group group, long frame, int at, int frames) {
        Waveform waveform = tone.partial[group.voices[0]].waveform;
        if (adds(group, at, frames)) {
            kernels.addOscillators(group.batch, waveform, sums, at, frames);
            return;
        }
        kernels.oscillators(group.batch, waveform, at, frames);
        levels(group, frame, at, frames);
        mix(group, at, frames);
    }

    /**
     * True if this group can accumulate into {@link #sums} without a per-group reduction: linear levels, one bus, and enough lanes to make
     * up for the cost of {@link #collect}. Gains and sums are then ready.
     */
    private boolean adds(Group group, int at, int frames) {
        VoiceBus bus = group.buses[0];
        if (bus != summed && group.batch.count < Batch.LANES || !group.shared() || ending != 0 || !straight(group, frames)) {
            return false;
        }
        if (bus != summed) {
            collect(bus, at, frames);
        }
        if (group.moving != 0) {
            lines(group);
        }
        return true;
    }

    /** Adds the partial sums to their bus; the following groups are summed for {@code next}. */
    private void collect(@Nullable VoiceBus next, int at, int frames) {
        VoiceBus bus = summed;
        if (bus != null) {
            kernels.collect(sums, bus.left, bus.right, at, frames);
        }
        summed = next;
    }

    /** Frees voices that have ended; called after each part. */
    public void sweep() {
        pool.sweep();
    }

    /** Moves oscillators to the right kind: those of constant pitch are rendered sixteen at a time, those that glide one by one. */
    private void settle(long frame) {
        for (int kind = 0; kind < Groups.KINDS; kind++) {
            for (int g = groups.count(kind) - 1; g >= 0; g--) {
                Group group = groups.get(kind, g);
                for (int left = group.unsettled; left != 0; left &= ~Integer.highestOneBit(left)) {
                    settle(group, 31 - Integer.numberOfLeadingZeros(left), frame);
                }
            }
        }
    }

    private void settle(Group group, int lane, long frame) {
        int i = group.voices[lane];
        boolean still = !tone.glides(i, frame);
        if (still) {
            group.unsettled &= ~(1 << lane);
            if (tone.retune[i]) {
                tone.tune(i, tone.pitchTo[i]);
            }
        }
        int kind = still && !tone.muted[i] ? Groups.wave(tone.partial[i].waveform) : tone.rowKind(i);
        if (kind != groups.kind(i)) {
            groups.move(i, kind);
        }
    }

    // ---- sources

    private void rows(Group group, long frame, int at, int frames) {
        Batch batch = group.batch;
        int rest = kernels.samples(batch, (1 << batch.count) - 1, at, frames);
        if (rest != 0) {
            for (int left = rest; left != 0; left &= left - 1) {
                place(group.voices[Integer.numberOfTrailingZeros(left)], frame, at);
            }
            rest = kernels.samples(batch, rest, at, frames);
            for (int left = rest; left != 0; left &= left - 1) {
                fill(group, Integer.numberOfTrailingZeros(left), frame, at, frames);
            }
        }
        if (group.swept != 0) {
            sweep(group, at, frames);
        }
        if (batch.filtered() && adds(group, at, frames)) {
            kernels.addRows(batch, sums, at, frames);
            return;
        }
        if (batch.filtered()) {
            kernels.filter(batch, at, frames);
        }
        levels(group, frame, at, frames);
        mix(group, at, frames);
    }

    private void sweep(Group group, int at, int frames) {
        for (int left = group.swept; left != 0; left &= left - 1) {
            int lane = Integer.numberOfTrailingZeros(left);
            tone.sweep(group.voices[lane], group.batch.rows, lane * Slice.FRAMES + at, at, frames);
        }
    }

    private void place(int i, long frame, int at) {
        if (groups.waits(i) > 0) {
            return;
        }
        if (at == 0) {
            tables.choose(i, frame);
        } else if (tone.retune[i]) {
            tables.chooseWithin(i, frame, at);
        }
        PreparedSample sample = tone.sample[i];
        if (sample != null && !tone.glides(i, frame)) {
            if (tone.retune[i]) {
                tone.tune(i, tone.pitchTo[i]);
            }
            if (!tables.between(i, frame)) {
                samples.place(i, sample);
            }
        }
    }

    private void fill(Group group, int lane, long frame, int at, int frames) {
        int i = group.voices[lane];
        int row = lane * Slice.FRAMES + at;
        int wait = Math.min(frames, group.envelope.waits(lane));
        Arrays.fill(group.batch.rows, row, row + wait, 0);
        int done = wait + sounding(group, i, row + wait, frame + wait, frames - wait);
        PreparedSample sample = tone.sample[i];
        if (sample != null && !tone.looping[i] && tone.position(i) >= sample.end) {
            ending |= 1 << lane;
            valid[lane] = done;
        }
    }

    private int sounding(Group group, int i, int row, long frame, int frames) {
        if (frames == 0) {
            return 0;
        }
        return tone.fading[i] != null ? overTables(group, i, row, frame, frames) : source(group, i, row, frame, frames);
    }

    private int source(Group group, int i, int row, long frame, int frames) {
        return tone.glides(i, frame) ? bending(group, i, row, frame, frames) : steady(group.batch, i, row, frames);
    }

    /** Crossfades linearly from the previous table to the next one, until the end of the slice. */
    private int overTables(Group group, int i, int row, long frame, int frames) {
        Partial next = tone.partial[i];
        Partial left = Objects.requireNonNull(tone.fading[i]);
        int lane = groups.lane[i];
        long position = tone.position(i);
        tables.play(i, left);
        tone.tune(i, tone.pitchTo[i]);
        source(group, i, row, frame, frames);
        System.arraycopy(group.batch.rows, row, fade, 0, frames);
        tables.play(i, next);
        group.batch.position[lane] = position;
        tone.tune(i, tone.pitchTo[i]);
        int done = source(group, i, row, frame, frames);
        int from = tone.fadingFrom[i];
        int at = row % Slice.FRAMES - from;
        float perFrame = 1f / (Slice.FRAMES - from);
        for (int k = 0; k < frames; k++) {
            float share = (at + k + 1) * perFrame;
            group.batch.rows[row + k] = fade[k] + (group.batch.rows[row + k] - fade[k]) * share;
        }
        return done;
    }

    /** A glide or a vibrato: the increment changes every eight frames, to the pitch in their middle. */
    private int bending(Group group, int i, int row, long frame, int frames) {
        int done = 0;
        while (done < frames) {
            long now = frame + done;
            long left = tone.glidesFor(i, now);
            if (left <= 0) {
                tone.tune(i, tone.pitchTo[i]);
                return done + steady(group.batch, i, row + done, frames - done);
            }
            int run = (int) Math.min(Math.min(BEND_FRAMES, left), frames - done);
            double middle = (tone.moving(i, now) + tone.moving(i, now + run)) / 2;
            tone.tune(i, middle);
            int read = steady(group.batch, i, row + done, run);
            done += read;
            if (read < run) {
                Arrays.fill(group.batch.rows, row + done, row + frames, 0);
                break;
            }
        }
        tone.retune[i] = true;
        return done;
    }

    private int steady(Batch batch, int i, int row, int frames) {
        PreparedSample played = tone.sample[i];
        if (played != null) {
            return samples.read(i, played, row, frames);
        }
        switch (tone.partial[i].kind) {
            case OSCILLATOR -> oscillator(batch, i, row, frames);
            case INPUT -> System.arraycopy(inputs[tone.partial[i].input - 1], row % Slice.FRAMES, batch.rows, row, frames);
            case SAMPLE -> Arrays.fill(batch.rows, row, row + frames, 0);
        }
        return frames;
    }

    private void oscillator(Batch batch, int i, int row, int frames) {
        Partial part = tone.partial[i];
        int lane = groups.lane[i];
        if (tone.muted[i]) {
            Arrays.fill(batch.rows, row, row + frames, 0);
            return;
        }
        kernels.oscillator(part.waveform, batch.phase[lane], batch.step[lane], part.pulse, batch.rows, row, frames);
        batch.phase[lane] += batch.step[lane] * frames;
    }

    // ---- levels

    private void levels(Group group, long frame, int at, int frames) {
        if ((group.moving | ending) == 0) {
            return;
        }
        if (ending == 0 && straight(group, frames)) {
            lines(group);
            return;
        }
        for (int left = group.moving | ending; left != 0; left &= left - 1) {
            int lane = Integer.numberOfTrailingZeros(left);
            boolean over = (ending >> lane & 1) != 0;
            int done = shape(group, lane, lane * Slice.FRAMES + at, over ? valid[lane] : frames, frames);
            if (over) {
                group.envelope.end(lane);
            }
            if (group.envelope.ended(lane)) {
                pool.partSilent(group.voices[lane], frame + done);
            }
        }
    }

    /** True if every level of a group is linear or constant until the end of this part. */
    private static boolean straight(Group group, int frames) {
        return group.moving == 0 || frames == Slice.FRAMES && group.gliding == 0 && group.envelope.noSegmentEnds();
    }

    /** Sets the gains of all lanes at once; every level is linear. */
    private void lines(Group group) {
        Batch batch = group.batch;
        if (group.envelope.still()) {
            group.moving = 0;
        }
        group.envelope.slice(first, step);
        for (int lane = 0; lane < Batch.LANES; lane++) {
            batch.gainLeft[lane] = first[lane] * group.left[lane];
            batch.stepLeft[lane] = step[lane] * group.left[lane];
            batch.gainRight[lane] = first[lane] * group.right[lane];
            batch.stepRight[lane] = step[lane] * group.right[lane];
        }
    }

    /** Sets the gains of a lane for the {@code valid} first frames of a part; returns how many of them sound. */
    private int shape(Group group, int lane, int row, int valid, int frames) {
        Batch batch = group.batch;
        float leftFrom = group.left[lane];
        float rightFrom = group.right[lane];
        boolean exact = (group.exact >> lane & 1) != 0;
        group.exact &= ~(1 << lane);
        float leftTo = exact ? group.leftTarget[lane] : near(leftFrom, group.leftTarget[lane], frames);
        float rightTo = exact ? group.rightTarget[lane] : near(rightFrom, group.rightTarget[lane], frames);
        boolean gliding = leftFrom != leftTo || rightFrom != rightTo;
        if (gliding) {
            group.left[lane] = leftTo;
            group.right[lane] = rightTo;
        } else {
            group.gliding &= ~(1 << lane);
        }
        int run = group.envelope.run(lane, valid);
        float from = group.envelope.runLevel();
        float change = group.envelope.runStep();
        if (run == frames && !gliding) {
            line(batch, lane, from * leftFrom, change * leftFrom, from * rightFrom, change * rightFrom);
            if (group.envelope.sustaining(lane) && change == 0) {
                group.moving &= ~(1 << lane);
            }
            return frames;
        }
        int done = bake(group, lane, row, run, valid);
        Arrays.fill(batch.rows, row + done, row + frames, 0);
        line(batch, lane, leftFrom, (leftTo - leftFrom) / frames, rightFrom, (rightTo - rightFrom) / frames);
        return done;
    }

    private static void line(Batch batch, int lane, float left, float leftStep, float right, float rightStep) {
        batch.gainLeft[lane] = left;
        batch.stepLeft[lane] = leftStep;
        batch.gainRight[lane] = right;
        batch.stepRight[lane] = rightStep;
    }

    private static float near(float from, float to, int frames) {
        if (from == to) {
            return to;
        }
        float next = from + (to - from) * GAIN_STEP * frames / Slice.FRAMES;
        return Math.abs(to - next) < GAIN_NEAR ? to : next;
    }

    /** Applies several envelope segments within one part directly to the row. */
    private static int bake(Group group, int lane, int row, int firstRun, int frames) {
        Envelope envelope = group.envelope;
        float[] rows = group.batch.rows;
        int done = 0;
        int run = firstRun;
        while (done < frames && run > 0) {
            float level = envelope.runLevel();
            float change = envelope.runStep();
            for (int k = 0; k < run; k++) {
                rows[row + done + k] *= level + k * change;
            }
            done += run;
            if (done < frames) {
                run = envelope.run(lane, frames - done);
            }
        }
        return done;
    }

    // ---- sum

    private void mix(Group group, int at, int frames) {
        int first = 0;
        int count = group.batch.count;
        while (first < count) {
            VoiceBus bus = group.buses[first];
            int end = first + 1;
            while (end < count && group.buses[end] == bus) {
                end++;
            }
            kernels.mix(group.batch, first, end, bus.left, bus.right, at, frames);
            first = end;
        }
    }
}
