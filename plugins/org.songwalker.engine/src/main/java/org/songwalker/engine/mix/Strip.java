// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import java.util.Arrays;
import java.util.List;
import org.songwalker.engine.dsp.Decibels;
import org.songwalker.engine.dsp.Pan;
import org.songwalker.engine.dsp.Ramp;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.trace.Meter;

/** A mixer strip: inserts, then gain, pan and mute in one smoothed gain per side, then the meter. Audio thread. */
@AudioThread
public final class Strip {
    public final float[] left = new float[Slice.FRAMES];
    public final float[] right = new float[Slice.FRAMES];
    private final Meter meter = new Meter();
    private final Ramp gainLeft;
    private final Ramp gainRight;
    private EffectChain effects;
    private double gain = 1;
    private double pan;
    private boolean audible = true;

    public Strip(double sampleRate) {
        gainLeft = new Ramp(1, VoiceBus.SMOOTHING_SECONDS, sampleRate);
        gainRight = new Ramp(1, VoiceBus.SMOOTHING_SECONDS, sampleRate);
        effects = EffectChain.of(List.of(), sampleRate);
    }

    public Meter meter() {
        return meter;
    }

    /** Sets the fader in dB, silent at {@link Decibels#SILENT} and below, and the pan from -1 to 1. */
    public void level(double gainDb, double position) {
        gain = Decibels.fader(gainDb);
        pan = position;
        aim();
    }

    /** Sets whether the strip is audible; the caller combines mute and solo. */
    public void audible(boolean now) {
        audible = now;
        aim();
    }

    private void aim() {
        gainLeft.target(audible ? gain * Pan.left(pan) : 0);
        gainRight.target(audible ? gain * Pan.right(pan) : 0);
    }

    /** Sets the gains to their targets without a ramp: before the first slice. */
    public void snap() {
        gainLeft.snap(gainLeft.target());
        gainRight.snap(gainRight.target());
    }

    public void effects(EffectChain chain) {
        effects = chain;
    }

    /** True while the tail of an insert sounds. */
    public boolean sounding() {
        return effects.sounding();
    }

    /** Processes the slice in place; {@code input} is true if anything was added to it. */
    public void process(boolean input) {
        gainLeft.slice();
        gainRight.slice();
        if (!input && !effects.sounding()) {
            meter.silence();
            return;
        }
        effects.process(left, right, input);
        gainLeft.scale(left);
        gainRight.scale(right);
        meter.measure(left, right);
    }

    /** Adds the slice to another strip and clears it. */
    public void send(Strip to) {
        for (int i = 0; i < Slice.FRAMES; i++) {
            to.left[i] += left[i];
            to.right[i] += right[i];
        }
        wipe();
    }

    /** Scales a slice of one of the strip's tracks by the strip's gains of this slice. */
    void fade(float[] fromLeft, float[] fromRight, float[] toLeft, float[] toRight) {
        gainLeft.scale(fromLeft, toLeft);
        gainRight.scale(fromRight, toRight);
    }

    /** Clears the slice. */
    public void wipe() {
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
    }

    /** Ends all tails at once, for a panic. */
    public void clear() {
        effects.clear();
        wipe();
    }
}
