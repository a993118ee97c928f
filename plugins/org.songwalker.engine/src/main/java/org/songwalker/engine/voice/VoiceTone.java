// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.AudioThread;
import org.songwalker.engine.dsp.BiquadCoefficients;
import org.songwalker.engine.dsp.Exact;
import org.songwalker.engine.dsp.OscillatorMath;
import org.songwalker.engine.dsp.Pan;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.engine.mix.Bus;

/**
 * How the voices of a pool sound: what they play, at which pitch and gain, through which low-pass, and where in their source they are. The
 * pool decides about their lives, the renderer reads and advances what stands here. Audio thread.
 */
@AudioThread
final class VoiceTone {
    final double rate;
    final Partial[] partial;
    /** The sample of the partial, where it has one. */
    final @Nullable PreparedSample[] sample;
    final Bus[] bus;
    final double[] velocity;
    final double[] pitchFrom;
    final double[] pitchTo;
    final long[] bendStart;
    final long[] bendEnd;
    final double[] offset;
    final double[] tuning;
    final boolean[] retune;
    final double[] channelBend;
    final double[] channelGain;
    final double[] channelPan;
    final float[] gainLeft;
    final float[] gainRight;
    final float[] targetLeft;
    final float[] targetRight;
    final int[] phase;
    final int[] step;
    final long[] position;
    final long[] increment;
    final boolean[] looping;
    final boolean[] filtered;
    final float[] b0;
    final float[] b1;
    final float[] b2;
    final float[] a1;
    final float[] a2;
    final float[] z1;
    final float[] z2;
    private final BiquadCoefficients scratch = new BiquadCoefficients();

    VoiceTone(int n, double sampleRate) {
        rate = sampleRate;
        partial = new Partial[n];
        sample = new PreparedSample[n];
        bus = new Bus[n];
        velocity = new double[n];
        pitchFrom = new double[n];
        pitchTo = new double[n];
        bendStart = new long[n];
        bendEnd = new long[n];
        offset = new double[n];
        tuning = new double[n];
        retune = new boolean[n];
        channelBend = new double[n];
        channelGain = new double[n];
        channelPan = new double[n];
        gainLeft = new float[n];
        gainRight = new float[n];
        targetLeft = new float[n];
        targetRight = new float[n];
        phase = new int[n];
        step = new int[n];
        position = new long[n];
        increment = new long[n];
        looping = new boolean[n];
        filtered = new boolean[n];
        b0 = new float[n];
        b1 = new float[n];
        b2 = new float[n];
        a1 = new float[n];
        a2 = new float[n];
        z1 = new float[n];
        z2 = new float[n];
    }

    /** Makes voice {@code i} ready to sound. */
    void start(int i, VoiceStart what, Partial part) {
        partial[i] = part;
        sample[i] = part.sample;
        bus[i] = what.bus;
        velocity[i] = what.velocity;
        startPitch(i, what);
        startGain(i, what);
        startFilter(i, part);
        startSource(i, what, part);
    }

    private void startPitch(int i, VoiceStart what) {
        pitchFrom[i] = what.pitch;
        pitchTo[i] = what.pitch;
        bendStart[i] = what.frame;
        bendEnd[i] = what.frame;
        tuning[i] = what.tuningHz;
        channelBend[i] = what.channelBend;
        aimPitch(i);
    }

    private void startGain(int i, VoiceStart what) {
        channelGain[i] = what.channelGain;
        channelPan[i] = what.channelPan;
        aimGain(i);
        gainLeft[i] = targetLeft[i];
        gainRight[i] = targetRight[i];
    }

    private void startFilter(int i, Partial part) {
        filtered[i] = part.cutoffHz < Zone.NO_FILTER;
        z1[i] = 0;
        z2[i] = 0;
        if (filtered[i]) {
            scratch.lowpass(part.cutoffHz, part.resonanceQ, rate);
            b0[i] = (float) scratch.b0;
            b1[i] = (float) scratch.b1;
            b2[i] = (float) scratch.b2;
            a1[i] = (float) scratch.a1;
            a2[i] = (float) scratch.a2;
        }
    }

    private void startSource(int i, VoiceStart what, Partial part) {
        phase[i] = part.waveform == org.songwalker.engine.instrument.Waveform.NOISE ? what.voice * 0x632BE5AB : 0;
        position[i] = 0;
        looping[i] = part.sample != null && part.sample.loopLength > 0;
    }

    /** Sets the increment of a voice for a pitch that stands still. */
    void tune(int i, double pitch) {
        Partial part = partial[i];
        if (part.kind == Partial.Kind.OSCILLATOR) {
            double hz = tuning[i] * Exact.exp2((pitch + offset[i] - 69) / 12);
            step[i] = hz < rate / 2 ? OscillatorMath.increment(hz, rate) : 0;
        } else if (part.sample != null) {
            double ratio = Exact.exp2((pitch + offset[i] - part.rootPitch) / 12) * (tuning[i] / 440) * part.sample.rateHz / rate;
            increment[i] = Math.max(1, (long) (Math.min(ratio, 4096) * 4294967296.0));
        }
        retune[i] = false;
    }

    /** Pitch without channel bend and detuning at a frame, fractional during a bend. */
    double pitch(int i, long frame) {
        if (frame >= bendEnd[i]) {
            return pitchTo[i];
        }
        double share = (double) (frame - bendStart[i]) / (bendEnd[i] - bendStart[i]);
        return pitchFrom[i] + (pitchTo[i] - pitchFrom[i]) * share;
    }

    /** Sounding frequency in hertz at a frame. */
    double frequency(int i, long frame) {
        return tuning[i] * Exact.exp2((pitch(i, frame) + offset[i] - 69) / 12);
    }

    void aimPitch(int i) {
        offset[i] = channelBend[i] + (partial[i].detuneCents + bus[i].controls().detuneCents()) / 100;
        retune[i] = true;
    }

    void aimGain(int i) {
        double level = velocity[i] * partial[i].gain * channelGain[i];
        double pan = partial[i].pan + channelPan[i];
        targetLeft[i] = (float) (level * Pan.left(pan));
        targetRight[i] = (float) (level * Pan.right(pan));
    }

    /** Glides in a straight line of semitones from the momentary pitch, reaching the target at frame {@code until}. */
    void bend(int i, double target, long frame, long until) {
        double now = pitch(i, frame);
        pitchFrom[i] = now;
        pitchTo[i] = target;
        bendStart[i] = frame;
        bendEnd[i] = Math.max(frame, until);
        retune[i] = true;
    }

    /** Leaves the loop at the gate's end, unless it goes on in the release. */
    void leaveLoop(int i) {
        PreparedSample sample = partial[i].sample;
        if (looping[i] && sample != null && !partial[i].continuousLoop) {
            looping[i] = false;
            while (position[i] >= sample.loopEnd && sample.loopLength > 0) {
                position[i] -= sample.loopLength;
            }
        }
    }
}
