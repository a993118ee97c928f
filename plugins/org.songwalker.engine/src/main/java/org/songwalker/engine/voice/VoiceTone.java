// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.dsp.Batch;
import org.songwalker.engine.dsp.BiquadCoefficients;
import org.songwalker.engine.dsp.OscillatorMath;
import org.songwalker.engine.dsp.Pan;
import org.songwalker.engine.dsp.PortableMath;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.dsp.SweptFilter;
import org.songwalker.engine.instrument.FontGenerator;
import org.songwalker.engine.instrument.Vibrato;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;

/**
 * Sound state of the voices of a pool: what they play, pitch and gain, low-pass, and position in their source. The pool starts and ends
 * voices; the renderer reads and advances this state. Audio thread.
 */
@AudioThread
final class VoiceTone {
    private static final long STILL = Long.MAX_VALUE;
    private static final double FAINT = 1e-5;
    final double rate;
    final Partial[] partial;
    /** The sample of the partial; null if it has none. */
    final @Nullable PreparedSample[] sample;
    /** The table that fades out in the current slice; null without one ({@link TableChoice}). */
    final @Nullable Partial[] fading;
    /** Place in the slice at which that fade begins. */
    final int[] fadingFrom;
    final VoiceBus[] bus;
    final double[] velocity;
    final double[] pitchFrom;
    final double[] pitchTo;
    final long[] bendStart;
    final long[] bendEnd;
    final double[] offset;
    final double[] tuning;
    final boolean[] retune;
    /** Frame at which the vibrato begins; {@link #STILL} without one. */
    private final long[] vibratoStart;
    private final int[] vibratoStep;
    final double[] channelBend;
    final double[] channelGain;
    final double[] channelPan;
    /** What a program has set on the voice: linear gain, place from -1 to 1, cents. */
    final double[] volume;
    final double[] pan;
    final double[] detune;
    /** Index of the sample's frame 0 in the stretch that the voice reads now. */
    final int[] origin;
    final boolean[] looping;
    /** True for oscillators above half the sample rate. */
    final boolean[] muted;
    final Groups groups;
    /** The part of a SoundFont in each voice, and its low-pass if that sweeps. */
    final FontVoice[] font;
    private final SweptFilter[] swept;
    /** Low-pass of the voice whose cutoff moves. */
    private final BiquadCoefficients sweep = new BiquadCoefficients();
    /** The latest low-pass, kept because partials of one voice often have the same. */
    private final BiquadCoefficients lowpass = new BiquadCoefficients();
    private double lowpassHz;
    private double lowpassQ;

    VoiceTone(int n, double sampleRate, Groups groups) {
        rate = sampleRate;
        partial = new Partial[n];
        sample = new PreparedSample[n];
        fading = new Partial[n];
        fadingFrom = new int[n];
        bus = new VoiceBus[n];
        velocity = new double[n];
        pitchFrom = new double[n];
        pitchTo = new double[n];
        bendStart = new long[n];
        bendEnd = new long[n];
        offset = new double[n];
        tuning = new double[n];
        retune = new boolean[n];
        vibratoStart = new long[n];
        vibratoStep = new int[n];
        channelBend = new double[n];
        channelGain = new double[n];
        channelPan = new double[n];
        volume = new double[n];
        pan = new double[n];
        detune = new double[n];
        origin = new int[n];
        looping = new boolean[n];
        muted = new boolean[n];
        this.groups = groups;
        font = new FontVoice[n];
        swept = new SweptFilter[n];
        double[] generators = new double[FontGenerator.COUNT];
        for (int i = 0; i < n; i++) {
            font[i] = new FontVoice(sampleRate, generators);
            swept[i] = new SweptFilter();
        }
    }

    /** Makes voice {@code i} ready to sound. */
    void start(int i, VoiceStart what, Partial part) {
        partial[i] = part;
        sample[i] = part.sample;
        fading[i] = null;
        bus[i] = what.bus;
        volume[i] = 1;
        pan[i] = 0;
        detune[i] = 0;
        velocity[i] = what.velocity;
        font[i].start(part.font, what);
        groups.join(i, part.kind == Partial.Kind.OSCILLATOR ? Groups.wave(part.waveform) : rowKind(i), what.bus);
        startFilter(i, part);
        startSource(i, what, part);
        startPitch(i, what);
        startGain(i, what);
    }

    /** The kind of group in which voice {@code i} fills its row by itself. */
    int rowKind(int i) {
        return filtered(i) ? Groups.FILTERED : Groups.PLAIN;
    }

    private boolean filtered(int i) {
        FontVoice voice = font[i];
        return voice.active() ? !voice.sweeps() && voice.cutoff < FontVoice.OPEN : partial[i].cutoffHz < Zone.NO_FILTER;
    }

    private void startPitch(int i, VoiceStart what) {
        pitchFrom[i] = what.pitch;
        pitchTo[i] = what.pitch;
        bendStart[i] = what.frame;
        bendEnd[i] = what.frame;
        Vibrato vibrato = partial[i].vibrato;
        vibratoStart[i] = vibrato.depthCents() == 0 ? STILL : what.frame + Math.round(vibrato.delaySeconds() * rate);
        vibratoStep[i] = OscillatorMath.increment(vibrato.rateHz(), rate);
        tuning[i] = what.tuningHz;
        channelBend[i] = what.channelBend;
        aimPitch(i);
        if (font[i].moves(what.frame)) {
            groups.group[i].modulated |= 1 << groups.lane[i];
        }
    }

    private void startGain(int i, VoiceStart what) {
        channelGain[i] = what.channelGain;
        channelPan[i] = what.channelPan;
        aimGain(i);
        Group group = groups.group[i];
        int lane = groups.lane[i];
        group.left[lane] = group.leftTarget[lane];
        group.right[lane] = group.rightTarget[lane];
    }

    private void startFilter(int i, Partial part) {
        Batch batch = groups.group[i].batch;
        FontVoice voice = font[i];
        if (voice.sweeps() && voice.active()) {
            startSweep(i);
            return;
        }
        if (!filtered(i)) {
            batch.bypassFilter(groups.lane[i]);
            return;
        }
        double hz = voice.active() ? voice.cutoffHz() : part.cutoffHz;
        double q = voice.active() ? voice.q : part.resonanceQ;
        if (hz != lowpassHz || q != lowpassQ) {
            lowpassHz = hz;
            lowpassQ = q;
            lowpass.lowpass(lowpassHz, lowpassQ, rate);
        }
        batch.filter(groups.lane[i], lowpass);
    }

    /** Begins with a low-pass that is where the note's envelope and LFO are now. */
    private void startSweep(int i) {
        Group group = groups.group[i];
        int lane = groups.lane[i];
        sweep.lowpass(font[i].cutoffHz(), font[i].q, rate);
        group.batch.filter(lane, sweep);
        sweeps(i);
    }

    /** Makes the low-pass of a voice one that sweeps, from where it is. */
    private void sweeps(int i) {
        Group group = groups.group[i];
        int lane = groups.lane[i];
        swept[i].take(group.batch, lane);
        group.batch.bypassFilter(lane);
        group.swept |= 1 << lane;
        if (groups.kind(i) != Groups.PLAIN) {
            groups.move(i, Groups.PLAIN);
        }
    }

    /** Low-passes a row of the voice, which holds {@code frames} frames at place {@code at} of the slice. */
    void sweep(int i, float[] rows, int row, int at, int frames) {
        swept[i].process(rows, row, at, frames);
    }

    private void startSource(int i, VoiceStart what, Partial part) {
        Batch batch = groups.group[i].batch;
        int lane = groups.lane[i];
        batch.phase[lane] = part.waveform == Waveform.NOISE ? what.voice * 0x632BE5AB : 0;
        batch.width[lane] = (int) (long) (part.pulse * 4294967296.0);
        batch.position[lane] = 0;
        origin[i] = 0;
        looping[i] = part.sample != null && part.sample.loopLength > 0;
    }

    /** Sets the increment of a voice for a constant pitch. */
    void tune(int i, double pitch) {
        Partial part = partial[i];
        Batch batch = groups.group[i].batch;
        int lane = groups.lane[i];
        if (part.kind == Partial.Kind.OSCILLATOR) {
            double hz = tuning[i] * PortableMath.exp2((pitch + offset[i] - 69) / 12);
            int step = hz < rate / 2 ? OscillatorMath.increment(hz, rate) : 0;
            muted[i] = step == 0;
            batch.step[lane] = part.waveform == Waveform.NOISE ? 1 : step;
        } else if (part.sample != null) {
            double ratio = PortableMath.exp2(above(i, pitch) / 12) * (tuning[i] / 440) * part.sample.rateHz / rate;
            long increment = Math.max(1, (long) (Math.min(ratio, 4096) * 4294967296.0));
            batch.increment[lane] = increment;
            batch.coarse[lane] = coarse(increment);
        }
        retune[i] = false;
    }

    /** Semitones by which the sample is transposed. */
    private double above(int i, double pitch) {
        FontVoice voice = font[i];
        return voice.active() ? voice.scale * (pitch + voice.keyShift - voice.rootKey) + voice.tune + voice.moved + offset[i]
                : pitch + offset[i] - partial[i].rootPitch;
    }

    /** Converts an increment from 32.32 to 12.20, rounded. */
    static int coarse(long increment) {
        return (int) ((increment + (1 << 11)) >>> 12);
    }

    /** Position in the sample, frames in 32.32. */
    long position(int i) {
        return groups.group[i].batch.position[groups.lane[i]] - ((long) origin[i] << 32);
    }

    /** Makes the renderer check voice {@code i} before it reads more of it. */
    private void unsettle(int i) {
        Group group = groups.group[i];
        int lane = groups.lane[i];
        group.batch.last[lane] = Long.MIN_VALUE;
        if (partial[i].kind == Partial.Kind.OSCILLATOR) {
            group.unsettled |= 1 << lane;
        }
    }

    /** Makes the renderer update the level of voice {@code i} in every slice, until it is constant. */
    void levelMoves(int i) {
        groups.group[i].moving |= 1 << groups.lane[i];
    }

    /** True if the pitch changes at this frame or may change without an event: a bend or a vibrato. */
    boolean glides(int i, long frame) {
        return frame < bendEnd[i] || vibratoStart[i] != STILL;
    }

    /** Number of frames for which the current glide lasts; 0 if there is none. */
    long glidesFor(int i, long frame) {
        return frame < bendEnd[i] ? bendEnd[i] - frame : vibratoStart[i] != STILL ? Long.MAX_VALUE : 0;
    }

    /** {@link #pitch} plus vibrato, the argument of {@link #tune}. Computed in closed form, so that parts and blocks cannot change it. */
    double moving(int i, long frame) {
        double pitch = pitch(i, frame);
        if (frame <= vibratoStart[i]) {
            return pitch;
        }
        int phase = (int) (frame - vibratoStart[i]) * vibratoStep[i];
        return pitch + partial[i].vibrato.depthCents() / 100 * OscillatorMath.sine(phase);
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
        return tuning[i] * PortableMath.exp2((pitch(i, frame) + offset[i] - 69) / 12);
    }

    void aimPitch(int i) {
        double bend = channelBend[i] + (font[i].active() ? font[i].bend - font[i].wheelBend() : 0);
        offset[i] = bend + (partial[i].detuneCents + bus[i].controls().detuneCents() + detune[i]) / 100;
        retune[i] = true;
        unsettle(i);
    }

    void aimGain(int i) {
        FontVoice voice = font[i];
        double level = voice.active() ? voice.gain * voice.tremolo * partial[i].gain * volume[i]
                : velocity[i] * partial[i].gain * channelGain[i] * volume[i];
        double place = voice.active() ? voice.pan + pan[i] : partial[i].pan + channelPan[i] + pan[i];
        Group group = groups.group[i];
        int lane = groups.lane[i];
        group.leftTarget[lane] = (float) (level * Pan.left(place));
        group.rightTarget[lane] = (float) (level * Pan.right(place));
        group.gliding |= 1 << lane;
        group.moving |= 1 << lane;
    }

    // ---- SoundFonts

    /** Evaluates the modulators of a voice after a controller has moved. */
    void reaim(int i) {
        FontVoice voice = font[i];
        double cutoff = voice.cutoff;
        double q = voice.q;
        voice.aim();
        aimGain(i);
        aimPitch(i);
        Group group = groups.group[i];
        group.modulated |= 1 << groups.lane[i];
        if (!sweeping(i) && (voice.sweeps() || cutoff != voice.cutoff || q != voice.q)) {
            sweeps(i);
        }
    }

    /** The gate of a voice has closed: its modulation envelope releases. */
    void fontReleased(int i, long frame) {
        if (font[i].active()) {
            font[i].release(frame);
            groups.group[i].modulated |= 1 << groups.lane[i];
        }
    }

    private boolean sweeping(int i) {
        return (groups.group[i].swept >> groups.lane[i] & 1) != 0;
    }

    /**
     * For a voice that nothing moves any more until its gate closes or a controller changes: its low-pass returns to the batch, which
     * filters all lanes together.
     */
    private void rests(int i) {
        Group group = groups.group[i];
        int bit = 1 << groups.lane[i];
        group.modulated &= ~bit;
        if ((group.swept & bit) != 0) {
            group.swept &= ~bit;
            swept[i].give(group.batch, groups.lane[i]);
            groups.move(i, Groups.FILTERED);
        }
    }

    /** Moves what envelope and LFOs of a voice move for the slice that begins at a frame. */
    void modulate(int i, long frame) {
        FontVoice voice = font[i];
        Group group = groups.group[i];
        int lane = groups.lane[i];
        double moved = voice.moved;
        double tremolo = voice.tremolo;
        double cutoffMoved = voice.cutoffMoved;
        long middle = frame + Slice.FRAMES / 2;
        voice.move(middle);
        if (voice.moved != moved) {
            retune[i] = true;
            unsettle(i);
        }
        voice.tremolo = Math.min(voice.tremolo, 1 / Math.max(FAINT, groups.level(i))); // never above the envelope's peak, as in FluidSynth
        if (voice.tremolo != tremolo) {
            aimGain(i);
            group.exact |= 1 << lane;
        }
        boolean sweeping = sweeping(i);
        if (!sweeping && voice.cutoffMoved != cutoffMoved) {
            sweeps(i);
            sweeping = true;
        }
        if (sweeping) {
            sweep.lowpass(voice.cutoffHz(), voice.q, rate);
            swept[i].aim(sweep);
        }
        if (!voice.moves(middle) && (!sweeping || swept[i].still())) {
            rests(i);
        }
    }

    /** Glides linearly in semitones from the current pitch to {@code target}, which it reaches at frame {@code until}. */
    void bend(int i, double target, long frame, long until) {
        double now = pitch(i, frame);
        pitchFrom[i] = now;
        pitchTo[i] = target;
        bendStart[i] = frame;
        bendEnd[i] = Math.max(frame, until);
        retune[i] = true;
        unsettle(i);
    }

    /** Leaves the loop when the gate closes, unless the loop continues during the release. */
    void leaveLoop(int i) {
        PreparedSample sample = partial[i].sample;
        if (looping[i] && sample != null && !partial[i].continuousLoop) {
            looping[i] = false;
            Batch batch = groups.group[i].batch;
            int lane = groups.lane[i];
            long position = position(i);
            while (position >= sample.loopEnd && sample.loopLength > 0) {
                position -= sample.loopLength;
            }
            batch.position[lane] = position;
            batch.last[lane] = Long.MIN_VALUE;
            origin[i] = 0;
        }
    }
}
