// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.AudioThread;
import org.songwalker.engine.instrument.EnvelopeSpec;

/**
 * The amplitude envelopes of a pool, one per voice index (presets-and-dsp reference 6.2 and 7.4).
 *
 * <p>A segment of t seconds has N = floor(t rate) frames, at least one; its frame k (from 0) has the share (k + 1) / N of the way from the
 * level before to the end level, so the last frame holds the end value exactly. The release starts from the momentary level and its last
 * frame is 0. An exponential decay or release falls 60 dB over its length, shifted so that it ends at the end value. Audio thread.
 */
@AudioThread
public final class Envelope {
    private static final int ATTACK = 0;
    private static final int DECAY = 1;
    private static final int SUSTAIN = 2;
    private static final int RELEASE = 3;
    private static final int ENDED = 4;
    /** ln(1000): a fall of 60 dB. */
    private static final double FALL = 6.907755278982137;
    private static final double FALL_REST = 0.001;

    private final double rate;
    private final int[] stage;
    private final long[] position;
    private final long[] length;
    private final double[] from;
    private final double[] to;
    /** Level of the latest frame of the segment. */
    private final double[] reached;
    /** Share of the segment that a frame has. */
    private final double[] perFrame;
    private final long[] decayFrames;
    private final long[] releaseFrames;
    private final double[] sustain;
    private final boolean[] curved;
    /** What a curved segment has fallen to, and by what it falls in a slice: one multiplication instead of an exponential. */
    private final double[] fall;
    private final double[] fallPerSlice;
    private final boolean[] exponential;
    private float runLevel;
    private float runStep;

    /** Envelopes for {@code capacity} voices at {@code sampleRate} frames per second. */
    public Envelope(int capacity, double sampleRate) {
        rate = sampleRate;
        stage = new int[capacity];
        position = new long[capacity];
        length = new long[capacity];
        from = new double[capacity];
        to = new double[capacity];
        reached = new double[capacity];
        perFrame = new double[capacity];
        decayFrames = new long[capacity];
        releaseFrames = new long[capacity];
        sustain = new double[capacity];
        curved = new boolean[capacity];
        fall = new double[capacity];
        fallPerSlice = new double[capacity];
        exponential = new boolean[capacity];
        java.util.Arrays.fill(stage, ENDED);
    }

    /** Frames of a segment of that many seconds. The small addend keeps 0.29 s at 100 Hz at 29 frames. */
    public static long frames(double seconds, double sampleRate) {
        return Math.max(1, (long) Math.floor(seconds * sampleRate + 1e-9));
    }

    /** Opens the gate of voice {@code i} at level 0. Times in seconds, sustain 0 to 1. */
    public void start(int i, double attack, double decay, double sustainLevel, double release, EnvelopeSpec.Curve curve) {
        decayFrames[i] = frames(decay, rate);
        releaseFrames[i] = frames(release, rate);
        sustain[i] = sustainLevel;
        exponential[i] = curve == EnvelopeSpec.Curve.EXPONENTIAL;
        enter(i, ATTACK, 0, 1, frames(attack, rate), false);
    }

    /** Closes the gate: releases from the momentary level. No effect on a voice that is already past its gate. */
    public void release(int i) {
        if (stage[i] < RELEASE) {
            enter(i, RELEASE, level(i), 0, releaseFrames[i], exponential[i]);
        }
    }

    /** Falls to silence in a straight line over {@code frames} frames and ends, unless it ends earlier by itself. */
    public void fade(int i, long frames) {
        if (stage[i] != ENDED && (stage[i] != RELEASE || length[i] - position[i] > frames)) {
            enter(i, RELEASE, level(i), 0, Math.max(1, frames), false);
        }
    }

    /** Ends at once, without a ramp. */
    public void end(int i) {
        stage[i] = ENDED;
    }

    /** Whether the level stands still until the gate closes. */
    public boolean sustaining(int i) {
        return stage[i] == SUSTAIN;
    }

    public boolean ended(int i) {
        return stage[i] == ENDED;
    }

    /** Level of the latest frame, 0 to 1; 0 before the first. */
    public double level(int i) {
        return switch (stage[i]) {
            case SUSTAIN -> sustain[i];
            case ENDED -> 0;
            default -> reached[i];
        };
    }

    /**
     * Goes on by at most {@code max} frames in which the level is a straight line, which {@link #runLevel()} and {@link #runStep()} then
     * describe. Returns the number of frames: 0 once the envelope has ended.
     */
    public int run(int i, int max) {
        if (stage[i] == ENDED) {
            return 0;
        }
        if (stage[i] == SUSTAIN) {
            runLevel = (float) sustain[i];
            runStep = 0;
            return max;
        }
        long k = position[i];
        int frames = (int) Math.min(max, length[i] - k);
        double before = reached[i];
        double last = later(i, k + frames, frames);
        double step = (last - before) / frames;
        reached[i] = last;
        runLevel = (float) (frames == 1 ? last : before + step);
        runStep = frames == 1 ? 0 : (float) step;
        position[i] = k + frames;
        if (position[i] == length[i]) {
            advance(i);
        }
        return frames;
    }

    /** Level of the first frame of the latest run. */
    public float runLevel() {
        return runLevel;
    }

    /** Change of level from frame to frame in the latest run. */
    public float runStep() {
        return runStep;
    }

    private void advance(int i) {
        switch (stage[i]) {
            case ATTACK -> enter(i, DECAY, 1, sustain[i], decayFrames[i], exponential[i]);
            case DECAY -> stage[i] = SUSTAIN;
            default -> stage[i] = ENDED;
        }
    }

    private void enter(int i, int next, double start, double end, long frames, boolean bent) {
        stage[i] = next;
        position[i] = 0;
        length[i] = frames;
        from[i] = start;
        reached[i] = start;
        perFrame[i] = 1.0 / frames;
        to[i] = end;
        curved[i] = bent;
        if (bent) {
            fall[i] = 1;
            fallPerSlice[i] = fall(i, Slice.FRAMES);
        }
    }

    /** Level of the last of the first {@code k} frames of the segment, the last {@code frames} of which are new. */
    private double later(int i, long k, int frames) {
        if (curved[i]) {
            fall[i] *= frames == Slice.FRAMES ? fallPerSlice[i] : fall(i, frames);
        }
        if (k >= length[i]) {
            return to[i];
        }
        double share = curved[i] ? (1 - fall[i]) / (1 - FALL_REST) : k * perFrame[i];
        return from[i] + (to[i] - from[i]) * share;
    }

    private double fall(int i, int frames) {
        return Exact.exp(-FALL * perFrame[i] * frames);
    }
}
