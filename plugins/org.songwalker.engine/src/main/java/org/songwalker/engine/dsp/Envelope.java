// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import java.util.Arrays;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.ring.AudioThread;

/**
 * Amplitude envelopes, one per index (sound reference 6.2 and 7.4).
 *
 * <p>
 * A segment of t seconds has N = floor(t · rate) frames, at least one; its frame k (from 0) has covered the share (k + 1) / N of the way
 * from the level before the segment to its end level, so the last frame holds the end level exactly. The release starts from the current
 * level and its last frame is 0. An exponential decay or release falls 60 dB over its length, shifted so that it ends at the end level.
 *
 * <p>
 * In every segment the level is {@code base + span * x}, and each slice turns x into {@code x * factor + term}; so one loop without a
 * branch advances all envelopes. Audio thread.
 */
@AudioThread
public final class Envelope {
    private static final int DELAY = -2;
    private static final int HOLD = -1;
    private static final int ATTACK = 0;
    private static final int DECAY = 1;
    private static final int SUSTAIN = 2;
    private static final int RELEASE = 3;
    private static final int ENDED = 4;
    /** ln(1000): a fall of 60 dB. */
    private static final double FALL = 6.907755278982137;
    private static final double FALL_REST = 0.001;
    /** ln(100,000): the 100 dB after which a SoundFont's envelope is silent. */
    private static final double FONT_FALL = 11.512925464970229;
    private static final double FONT_SILENCE = 1e-5;
    private static final int LONGEST = 1 << 30;
    private static final double SHARE = 1.0 / Slice.FRAMES;

    private final double rate;
    private final int[] stage;
    /** Frames left in the segment. */
    private final int[] left;
    private final double[] base;
    private final double[] span;
    private final double[] x;
    private final double[] factor;
    private final double[] term;
    private final double[] end;
    /** Level of the latest frame. */
    private final double[] level;
    /** Share of the segment that one frame covers. */
    private final double[] perFrame;
    private final boolean[] curved;
    /** Logarithm of the factor by which a curved segment falls per frame. */
    private final double[] fallPerFrame;
    /** True for the envelopes of SoundFonts: their decay and release are straight lines in decibels. */
    private final boolean[] font;
    private final int[] attackFrames;
    private final int[] holdFrames;
    private final int[] decayFrames;
    private final int[] releaseFrames;
    private final double[] sustain;
    private final boolean[] exponential;
    private float runLevel;
    private float runStep;
    /** Lower bound of the frames until the next segment ends; above {@link #LONGEST} if none is running. */
    private int edge;

    /** Envelopes for {@code capacity} voices at {@code sampleRate} frames per second. */
    public Envelope(int capacity, double sampleRate) {
        rate = sampleRate;
        stage = new int[capacity];
        left = new int[capacity];
        base = new double[capacity];
        span = new double[capacity];
        x = new double[capacity];
        factor = new double[capacity];
        term = new double[capacity];
        end = new double[capacity];
        level = new double[capacity];
        perFrame = new double[capacity];
        curved = new boolean[capacity];
        fallPerFrame = new double[capacity];
        font = new boolean[capacity];
        attackFrames = new int[capacity];
        holdFrames = new int[capacity];
        decayFrames = new int[capacity];
        releaseFrames = new int[capacity];
        sustain = new double[capacity];
        exponential = new boolean[capacity];
        Arrays.fill(factor, 1);
        Arrays.fill(stage, ENDED);
        Arrays.fill(left, Integer.MAX_VALUE);
    }

    /** Frames of a segment of {@code seconds}, 1 to 2^30. The small addend makes 0.29 s at 100 Hz 29 frames despite rounding errors. */
    public static int frames(double seconds, double sampleRate) {
        return (int) Math.clamp(Math.floor(seconds * sampleRate + 1e-9), 1, LONGEST);
    }

    /** Opens the gate of voice {@code i} at level 0. Times in seconds, sustain 0 to 1. */
    public void start(int i, double attack, double decay, double sustainLevel, double release, EnvelopeSpec.Curve curve) {
        decayFrames[i] = frames(decay, rate);
        releaseFrames[i] = frames(release, rate);
        sustain[i] = sustainLevel;
        exponential[i] = curve == EnvelopeSpec.Curve.EXPONENTIAL;
        font[i] = false;
        enter(i, ATTACK, 0, 1, frames(attack, rate), false);
    }

    /**
     * Opens the gate of a voice of a SoundFont (sound reference 12): silence for the delay, a linear attack, full level for the hold, a
     * decay and a release that are straight lines in decibels. The voice ends where they reach -100 dB. Times in seconds.
     *
     * @param decay        time from full to sustain level
     * @param sustainLevel 0 to 1
     * @param release      time in which the release would fall by 100 dB
     */
    public void startFont(int i, double delay, double attack, double hold, double decay, double sustainLevel, double release) {
        font[i] = true;
        attackFrames[i] = frames(attack, rate);
        holdFrames[i] = hold > 0 ? frames(hold, rate) : 0;
        decayFrames[i] = sustainLevel < 1 ? frames(decay, rate) : 0;
        releaseFrames[i] = frames(release, rate);
        sustain[i] = sustainLevel < FONT_SILENCE ? 0 : sustainLevel;
        if (delay > 0) {
            enter(i, DELAY, 0, 0, frames(delay, rate), false);
        } else {
            enter(i, ATTACK, 0, 1, attackFrames[i], false);
        }
    }

    /** Frames for which the voice still waits to begin; 0 if it has begun. */
    public int waits(int i) {
        return stage[i] == DELAY ? left[i] : 0;
    }

    /** Frames until the end of the attack; 0 after it. */
    public int framesToPeak(int i) {
        return switch (stage[i]) {
            case DELAY -> left[i] + attackFrames[i];
            case ATTACK -> left[i];
            default -> 0;
        };
    }

    /** Closes the gate: releases from the current level. No effect on a voice whose gate has already closed. */
    public void release(int i) {
        if (stage[i] < RELEASE) {
            if (font[i]) {
                releaseFont(i);
            } else {
                enter(i, RELEASE, level[i], 0, releaseFrames[i], exponential[i]);
            }
        }
    }

    private void releaseFont(int i) {
        double above = level[i] > FONT_SILENCE ? 1 + PortableMath.log(level[i]) / FONT_FALL : 0;
        fall(i, RELEASE, level[i], 0, (int) Math.max(1, Math.rint(above * releaseFrames[i])), -FONT_FALL / releaseFrames[i]);
    }

    /** Falls linearly to silence over {@code frames} frames and ends. No effect on a release that ends sooner than that. */
    public void fade(int i, int frames) {
        if (stage[i] != ENDED && (stage[i] != RELEASE || left[i] > frames)) {
            enter(i, RELEASE, level[i], 0, Math.max(1, frames), false);
        }
    }

    /** Ends at once, without a ramp. */
    public void end(int i) {
        rest(i, ENDED, 0);
    }

    /** True if the level is constant until the gate closes. */
    public boolean sustaining(int i) {
        return stage[i] == SUSTAIN;
    }

    public boolean ended(int i) {
        return stage[i] == ENDED;
    }

    /** Level of the latest frame, 0 to 1; 0 before the first. */
    public double level(int i) {
        return level[i];
    }

    /** Copies an envelope of another object to index {@code i}. */
    public void take(int i, Envelope from, int other) {
        stage[i] = from.stage[other];
        left[i] = from.left[other];
        base[i] = from.base[other];
        span[i] = from.span[other];
        x[i] = from.x[other];
        factor[i] = from.factor[other];
        term[i] = from.term[other];
        end[i] = from.end[other];
        level[i] = from.level[other];
        perFrame[i] = from.perFrame[other];
        curved[i] = from.curved[other];
        fallPerFrame[i] = from.fallPerFrame[other];
        font[i] = from.font[other];
        attackFrames[i] = from.attackFrames[other];
        holdFrames[i] = from.holdFrames[other];
        decayFrames[i] = from.decayFrames[other];
        releaseFrames[i] = from.releaseFrames[other];
        sustain[i] = from.sustain[other];
        exponential[i] = from.exponential[other];
        edge = Math.min(edge, left[i]);
    }

    /** True if no segment ends within the next slice, so that {@link #slice} may be used. */
    public boolean noSegmentEnds() {
        if (edge <= Slice.FRAMES) {
            edge = Integer.MAX_VALUE;
            for (int i = 0; i < left.length; i++) {
                if (stage[i] == SUSTAIN || stage[i] == ENDED) {
                    left[i] = Integer.MAX_VALUE;
                }
                edge = Math.min(edge, left[i]);
            }
        }
        return edge > Slice.FRAMES;
    }

    /** True if no level moves, as of the last call of {@link #noSegmentEnds}. */
    public boolean still() {
        return edge > LONGEST;
    }

    /** Advances all envelopes by a slice; fills in the level of its first frame and the change per frame. */
    public void slice(float[] first, float[] step) {
        edge -= Slice.FRAMES;
        for (int i = 0; i < left.length; i++) {
            x[i] = x[i] * factor[i] + term[i];
            double next = base[i] + span[i] * x[i];
            double change = (next - level[i]) * SHARE;
            first[i] = (float) (level[i] + change);
            step[i] = (float) change;
            level[i] = next;
        }
        for (int i = 0; i < left.length; i++) {
            left[i] -= Slice.FRAMES;
        }
    }

    /**
     * Advances by up to {@code max} frames over which the level is rendered as a straight line; {@link #runLevel()} and {@link #runStep()}
     * then describe it. Returns the number of frames; 0 if the envelope has ended.
     */
    public int run(int i, int max) {
        if (stage[i] == ENDED) {
            return 0;
        }
        if (stage[i] == SUSTAIN) {
            runLevel = (float) sustain[i];
            runStep = 0;
            left[i] = Integer.MAX_VALUE;
            return max;
        }
        int frames = Math.min(max, left[i]);
        double before = level[i];
        left[i] -= frames;
        edge = Math.min(edge, left[i]);
        move(i, frames);
        double last = left[i] == 0 ? end[i] : base[i] + span[i] * x[i];
        double step = (last - before) / frames;
        level[i] = last;
        runLevel = (float) (frames == 1 ? last : before + step);
        runStep = frames == 1 ? 0 : (float) step;
        if (left[i] == 0) {
            advance(i);
        }
        return frames;
    }

    /** Level of the first frame of the latest run. */
    public float runLevel() {
        return runLevel;
    }

    /** Change of level per frame in the latest run. */
    public float runStep() {
        return runStep;
    }

    private void move(int i, int frames) {
        if (frames == Slice.FRAMES) {
            x[i] = x[i] * factor[i] + term[i];
        } else if (curved[i]) {
            x[i] *= fall(i, frames);
        } else {
            x[i] += perFrame[i] * frames;
        }
    }

    private void advance(int i) {
        switch (stage[i]) {
            case DELAY -> enter(i, ATTACK, 0, 1, attackFrames[i], false);
            case ATTACK -> afterAttack(i);
            case HOLD -> decayFont(i);
            case DECAY -> rest(i, font[i] && sustain[i] == 0 ? ENDED : SUSTAIN, sustain[i]);
            default -> rest(i, ENDED, 0);
        }
    }

    private void afterAttack(int i) {
        if (!font[i]) {
            enter(i, DECAY, 1, sustain[i], decayFrames[i], exponential[i]);
        } else if (holdFrames[i] > 0) {
            enter(i, HOLD, 1, 1, holdFrames[i], false);
        } else {
            decayFont(i);
        }
    }

    private void decayFont(int i) {
        if (decayFrames[i] == 0) {
            rest(i, SUSTAIN, sustain[i]);
        } else {
            double depth = sustain[i] == 0 ? -FONT_FALL : PortableMath.log(sustain[i]);
            fall(i, DECAY, 1, sustain[i], decayFrames[i], depth / decayFrames[i]);
        }
    }

    /** Enters a segment that is a straight line in decibels, given as the change of the natural logarithm per frame. */
    private void fall(int i, int next, double from, double to, int frames, double perFrameLog) {
        enter(i, next, from, to, frames, false);
        curved[i] = true;
        fallPerFrame[i] = perFrameLog;
        base[i] = 0;
        span[i] = from;
        x[i] = 1;
        factor[i] = fall(i, Slice.FRAMES);
        term[i] = 0;
    }

    private void rest(int i, int next, double at) {
        stage[i] = next;
        left[i] = Integer.MAX_VALUE;
        base[i] = at;
        span[i] = 0;
        x[i] = 0;
        factor[i] = 1;
        term[i] = 0;
        level[i] = at;
    }

    private void enter(int i, int next, double from, double to, int frames, boolean bent) {
        double distance = bent ? (from - to) / (1 - FALL_REST) : to - from;
        stage[i] = next;
        left[i] = frames;
        edge = Math.min(edge, frames);
        end[i] = to;
        level[i] = from;
        perFrame[i] = 1.0 / frames;
        curved[i] = bent;
        fallPerFrame[i] = -FALL * perFrame[i];
        base[i] = bent ? from - distance : from;
        span[i] = distance;
        x[i] = bent ? 1 : 0;
        factor[i] = bent ? fall(i, Slice.FRAMES) : 1;
        term[i] = bent ? 0 : Slice.FRAMES * perFrame[i];
    }

    private double fall(int i, int frames) {
        return PortableMath.exp(fallPerFrame[i] * frames);
    }
}
