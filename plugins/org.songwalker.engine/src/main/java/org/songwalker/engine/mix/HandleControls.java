// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import org.songwalker.engine.dsp.Pan;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.runtime.time.Glide;

/**
 * Properties that a program may set on a preset handle (language reference 9.9). Volume, pan and filter change the handle's buses at once,
 * smoothed there; envelope values apply from the next note on. NaN keeps the instrument's value. Audio thread.
 */
@AudioThread
public final class HandleControls {
    /** Quality of the low-pass unless it is set. */
    public static final double DEFAULT_Q = 0.707;

    private double volume = 1;
    private double pan;
    private double cutoffHz = Zone.NO_FILTER;
    private double resonanceQ = DEFAULT_Q;
    private double attack = Double.NaN;
    private double decay = Double.NaN;
    private double sustain = Double.NaN;
    private double release = Double.NaN;
    private double detuneCents;
    /** Gains of the present slice while volume or pan glide, frame by frame. */
    public final float[] glideLeft = new float[Slice.FRAMES];
    public final float[] glideRight = new float[Slice.FRAMES];
    private boolean glides;

    /**
     * Volume and pan glide through the slice that begins at a frame; a glide that does not run keeps its value. To be called before each
     * such slice.
     */
    public void glide(Glide volumes, Glide pans, long frame) {
        for (int i = 0; i < Slice.FRAMES; i++) {
            double v = volumes.running() ? volumes.value(frame + i) : volume;
            double p = pans.running() ? pans.value(frame + i) : pan;
            glideLeft[i] = (float) (v * Pan.left(p));
            glideRight[i] = (float) (v * Pan.right(p));
        }
        glides = true;
    }

    /** Volume and pan do not glide in the present slice. */
    public void still() {
        glides = false;
    }

    /** True if {@link #glideLeft} and {@link #glideRight} rule the present slice. */
    public boolean glides() {
        return glides;
    }

    /** Linear gain, 0 to 2. */
    public void volume(double linear) {
        volume = Math.clamp(linear, 0, 2);
    }

    public double volume() {
        return volume;
    }

    /** -1 left to 1 right. */
    public void pan(double position) {
        pan = Math.clamp(position, -1, 1);
    }

    public double pan() {
        return pan;
    }

    /** Cutoff in Hz; {@link Zone#NO_FILTER} and above means no filter. */
    public void cutoffHz(double hz) {
        cutoffHz = Math.clamp(hz, 10, Zone.NO_FILTER);
    }

    public double cutoffHz() {
        return cutoffHz;
    }

    /** Quality, 0.05 to 100. */
    public void resonanceQ(double q) {
        resonanceQ = Math.clamp(q, 0.05, 100);
    }

    public double resonanceQ() {
        return resonanceQ;
    }

    /** Seconds. */
    public void attack(double seconds) {
        attack = Math.clamp(seconds, 0, 3600);
    }

    /** Seconds. */
    public void decay(double seconds) {
        decay = Math.clamp(seconds, 0, 3600);
    }

    /** Level 0 to 1. */
    public void sustain(double level) {
        sustain = Math.clamp(level, 0, 1);
    }

    /** Seconds. */
    public void release(double seconds) {
        release = Math.clamp(seconds, 0, 3600);
    }

    /** Detuning in cents, for all voices of the handle. */
    public void detuneCents(double cents) {
        detuneCents = Math.clamp(cents, -12_000, 12_000);
    }

    public double detuneCents() {
        return detuneCents;
    }

    public double attack(EnvelopeSpec own) {
        return attackOr(own.attackSeconds());
    }

    public double decay(EnvelopeSpec own) {
        return decayOr(own.decaySeconds());
    }

    public double sustain(EnvelopeSpec own) {
        return sustainOr(own.sustainLevel());
    }

    public double release(EnvelopeSpec own) {
        return releaseOr(own.releaseSeconds());
    }

    /** What the program has set, else the voice's own value, in seconds. */
    public double attackOr(double own) {
        return Double.isNaN(attack) ? own : attack;
    }

    /** Like {@link #attackOr}. */
    public double decayOr(double own) {
        return Double.isNaN(decay) ? own : decay;
    }

    /** What the program has set, else the voice's own value, 0 to 1. */
    public double sustainOr(double own) {
        return Double.isNaN(sustain) ? own : sustain;
    }

    /** Like {@link #attackOr}. */
    public double releaseOr(double own) {
        return Double.isNaN(release) ? own : release;
    }

    /** Resets everything to the state of a new handle. */
    public void reset() {
        volume = 1;
        pan = 0;
        cutoffHz = Zone.NO_FILTER;
        resonanceQ = DEFAULT_Q;
        attack = Double.NaN;
        decay = Double.NaN;
        sustain = Double.NaN;
        release = Double.NaN;
        detuneCents = 0;
    }
}
