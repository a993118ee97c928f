// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import java.util.Arrays;
import org.songwalker.engine.dsp.Finite;
import org.songwalker.engine.dsp.Pan;
import org.songwalker.engine.dsp.PortableMath;
import org.songwalker.engine.dsp.Ramp;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.dsp.StereoBiquad;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.engine.ring.AudioThread;

/**
 * Sums the voices of one preset handle (in song mode: of one handle in one track) and applies the handle's volume, pan and low-pass, with
 * linear ramps of 8 ms, and the effects of a chain preset. Voices add to {@link #left} and {@link #right}. Audio thread.
 */
@AudioThread
public final class VoiceBus {
    /** Length in seconds of every ramp. */
    public static final double SMOOTHING_SECONDS = 0.008;

    public final float[] left = new float[Slice.FRAMES];
    public final float[] right = new float[Slice.FRAMES];
    private final HandleControls controls;
    private final double rate;
    private final Ramp gainLeft;
    private final Ramp gainRight;
    private final Ramp logCutoff;
    private final Ramp resonance;
    private final Ramp wet;
    private final StereoBiquad filter = new StereoBiquad();
    private EffectChain effects;
    /** The target of {@link #logCutoff}, in Hz. */
    private double cutoffHz = Zone.NO_FILTER;
    private boolean used;
    private boolean fresh = true;
    /** True if volume or pan have glided in the latest slice. */
    private boolean gliding;
    private int voices;

    public VoiceBus(HandleControls controls, EffectChain effects, double sampleRate) {
        this.controls = controls;
        this.effects = effects;
        this.rate = sampleRate;
        gainLeft = new Ramp(1, SMOOTHING_SECONDS, sampleRate);
        gainRight = new Ramp(1, SMOOTHING_SECONDS, sampleRate);
        logCutoff = new Ramp(PortableMath.log(Zone.NO_FILTER), SMOOTHING_SECONDS, sampleRate);
        resonance = new Ramp(HandleControls.DEFAULT_Q, SMOOTHING_SECONDS, sampleRate);
        wet = new Ramp(0, SMOOTHING_SECONDS, sampleRate);
    }

    public HandleControls controls() {
        return controls;
    }

    /** Replaces the chain of effects; the tail of the previous one is lost. */
    public void effects(EffectChain chain) {
        effects = chain;
    }

    /** Called by the pool when a voice joins. */
    public void joined() {
        voices++;
        used = true;
    }

    /** Called by the pool when a voice has gone. */
    public void parted() {
        voices--;
    }

    public int voices() {
        return voices;
    }

    /** True if the bus has a voice in this slice or an effect tail. */
    public boolean sounding() {
        return used || effects.sounding();
    }

    /** Processes the voices' slice, adds it to the outputs and clears the bus for the next slice. */
    public void flush(float[] outLeft, float[] outRight) {
        if (!sounding()) {
            fresh = true;
            gliding = false;
            return;
        }
        aim();
        if (wet.start() > 0 || wet.end() > 0) {
            runFilter();
        }
        effects.process(left, right, used);
        if (gliding) {
            addGliding(left, controls.glideLeft, gainLeft, outLeft);
            addGliding(right, controls.glideRight, gainRight, outRight);
        } else {
            gainLeft.add(left, outLeft);
            gainRight.add(right, outRight);
        }
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        used = voices > 0;
    }

    /** Silences the bus at once, tails included, for a panic. */
    public void clear() {
        effects.clear();
        filter.clear();
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        used = voices > 0;
    }

    private static void addGliding(float[] from, float[] gains, Ramp rest, float[] to) {
        float first = (float) rest.start();
        float step = (float) (rest.end() - rest.start()) / Slice.FRAMES;
        for (int i = 0; i < Slice.FRAMES; i++) {
            to[i] = Math.fma(from[i], gains[i] + Math.fma(i, step, first), to[i]);
        }
    }

    /**
     * While volume or pan glide, the gains come from the glide, frame by frame. The ramps then hold the difference from what was heard
     * before, and lead it to 0: a glide may begin while a ramp is under way.
     */
    private void aimGains() {
        double toLeft = controls.volume() * Pan.left(controls.pan());
        double toRight = controls.volume() * Pan.right(controls.pan());
        if (controls.glides()) {
            if (!gliding) {
                gainLeft.snap(fresh ? 0 : gainLeft.end() - controls.glideLeft[0]);
                gainRight.snap(fresh ? 0 : gainRight.end() - controls.glideRight[0]);
            }
            gainLeft.target(0);
            gainRight.target(0);
        } else {
            if (gliding) {
                gainLeft.snap(gainLeft.end() + controls.glideLeft[Slice.FRAMES - 1]);
                gainRight.snap(gainRight.end() + controls.glideRight[Slice.FRAMES - 1]);
            }
            gainLeft.target(toLeft);
            gainRight.target(toRight);
        }
        gliding = controls.glides();
    }

    private void aim() {
        boolean filtering = controls.cutoffHz() < Zone.NO_FILTER;
        aimGains();
        resonance.target(controls.resonanceQ());
        if (controls.cutoffHz() != cutoffHz) {
            cutoffHz = controls.cutoffHz();
            logCutoff.target(PortableMath.log(cutoffHz));
        }
        wet.target(filtering ? 1 : 0);
        if (fresh) {
            fresh = false;
            gainLeft.snap(gainLeft.target());
            gainRight.snap(gainRight.target());
            resonance.snap(resonance.target());
            logCutoff.snap(logCutoff.target());
            wet.snap(wet.target());
            filter.clear();
            filter.coefficients.lowpass(PortableMath.exp(logCutoff.end()), resonance.end(), rate);
            filter.snap();
        }
        gainLeft.slice();
        gainRight.slice();
        resonance.slice();
        logCutoff.slice();
        wet.slice();
    }

    private void runFilter() {
        Finite.repair(left, right);
        if (logCutoff.moving() || resonance.moving() || wet.start() == 0) {
            filter.coefficients.lowpass(PortableMath.exp(logCutoff.end()), resonance.end(), rate);
        }
        filter.process(left, right, Slice.FRAMES, wet.start(), wet.end());
        if (wet.end() == 0) {
            filter.clear();
        }
    }
}
