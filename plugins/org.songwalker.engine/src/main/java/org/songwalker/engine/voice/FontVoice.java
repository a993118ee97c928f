// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.dsp.Decibels;
import org.songwalker.engine.dsp.PortableMath;
import org.songwalker.engine.instrument.FontGenerator;
import org.songwalker.engine.instrument.FontZone;
import org.songwalker.engine.instrument.Modulators;
import org.songwalker.engine.ring.AudioThread;

/**
 * What one partial of a SoundFont does beyond other partials (sound reference 12): its generators as the modulators move them, its
 * modulation envelope and its two LFOs. They are functions of the frame, so that parts and blocks cannot change them. Audio thread.
 */
@AudioThread
final class FontVoice implements Modulators.Inputs {
    /** Share of the stated attenuation that the hardware for which fonts are balanced applies. */
    private static final double ATTENUATION_SHARE = 0.4;
    private static final double MOST_GAIN_CENTIBELS = -60;
    private static final double MOST_CENTIBELS = 1440;
    /** Attenuation of a channel's volume at rest, against which gains are measured. */
    private static final double REST_CENTIBELS = Modulators.centibels(ChannelControls.VOLUME_AT_REST);
    private static final double MOST_CENTS = 12_000;
    private static final double MOST_Q = 960;
    /** Cutoff in cents at and above which there is no low-pass. */
    static final double OPEN = 13_500;
    private static final double LOWEST_CUTOFF = 1500;
    private static final double A_HZ_AT_0_CENTS = 8.175798915643707;
    /** Timecents that mean: at once. */
    private static final double AT_ONCE = -12_000;
    private static final double LONGEST = 8000;
    /** Shortest release, 16 ms: a shorter one clicks. */
    private static final double SHORTEST_RELEASE = -7200;
    private static final double PIVOT_KEY = 60;

    private final double rate;
    private final double[] generators;
    private @Nullable FontZone zone;
    private ChannelControls controls = ChannelControls.REST;
    private int channel;
    private int soundingKey;
    private double key;
    private double velocity;
    private long start;
    /** Frames after {@link #start} at which the gate closed; {@link Long#MAX_VALUE} while it is open. */
    private long released;

    /** Linear gain, pan from -1 to 1. */
    double gain;
    double pan;
    /** Semitones: what is added to the key, the tuning of the zone, and what modulators add. */
    double keyShift;
    double tune;
    double bend;
    /** Semitones per key. */
    double scale;
    double rootKey;
    /** Cutoff in cents and quality, without envelope and LFO. */
    double cutoff;
    double q;

    /** What envelope and LFOs add now: semitones, cents of the cutoff, a linear gain. */
    double moved;
    double cutoffMoved;
    double tremolo;

    private double envelopeToPitch;
    private double lfoToPitch;
    private double vibratoToPitch;
    private double envelopeToCutoff;
    private double lfoToCutoff;
    private double lfoToVolume;

    private double lfoFrom;
    private double lfoStep;
    private double vibratoFrom;
    private double vibratoStep;

    private double delayEnd;
    private double attackEnd;
    private double holdEnd;
    private double decayFrames;
    private double sustain;
    private double releaseFrames;

    /** @param generators room for the generators of any voice; used only within a method */
    FontVoice(double rate, double[] generators) {
        this.rate = rate;
        this.generators = generators;
    }

    /** Begins with a note; {@code zone} is null for a partial of no SoundFont. */
    void start(@Nullable FontZone from, VoiceStart what) {
        zone = from;
        if (from == null) {
            return;
        }
        controls = what.controls;
        channel = what.channel;
        start = what.frame;
        released = Long.MAX_VALUE;
        soundingKey = Playable.key(what.pitch);
        double fixedKey = from.get(FontGenerator.FIXED_KEY);
        key = fixedKey >= 0 ? fixedKey : soundingKey;
        keyShift = key - soundingKey;
        double fixedVelocity = from.get(FontGenerator.FIXED_VELOCITY);
        velocity = fixedVelocity > 0 ? fixedVelocity : 127 * what.velocity;
        rootKey = from.rootKey();
        aim();
        startMovement();
        move(what.frame);
    }

    boolean active() {
        return zone != null;
    }

    boolean listensTo(int controller) {
        return zone != null && zone.modulators().readsController(controller);
    }

    boolean listensToWheel() {
        return zone != null && zone.modulators().readsWheel();
    }

    boolean listensToPressure() {
        return zone != null && zone.modulators().readsPressure();
    }

    /** Evaluates the modulators. */
    void aim() {
        FontZone from = zone;
        if (from == null) {
            return;
        }
        from.evaluate(this, generators);
        double stated = from.get(FontGenerator.ATTENUATION);
        double added = generators[FontGenerator.ATTENUATION] - stated;
        double centibels = Math.max(MOST_GAIN_CENTIBELS, stated * ATTENUATION_SHARE) + added - REST_CENTIBELS;
        double resonance = Math.clamp(generators[FontGenerator.FILTER_Q], 0, MOST_Q);
        gain = Decibels.gain(-(Math.min(MOST_CENTIBELS, centibels) + resonance / 2) / 10);
        pan = Math.clamp(generators[FontGenerator.PAN] / 500, -1, 1);
        tune = from.get(FontGenerator.COARSE_TUNE) + (from.get(FontGenerator.FINE_TUNE) + from.correctionCents()) / 100;
        bend = generators[FontGenerator.COARSE_TUNE] - from.get(FontGenerator.COARSE_TUNE)
                + (generators[FontGenerator.FINE_TUNE] - from.get(FontGenerator.FINE_TUNE)) / 100;
        scale = generators[FontGenerator.SCALE_TUNING] / 100;
        cutoff = generators[FontGenerator.CUTOFF];
        q = Decibels.gain(resonance / 10) * Math.sqrt(0.5);
        envelopeToPitch = depth(FontGenerator.MOD_ENVELOPE_TO_PITCH) / 100;
        lfoToPitch = depth(FontGenerator.MOD_LFO_TO_PITCH) / 100;
        vibratoToPitch = depth(FontGenerator.VIBRATO_TO_PITCH) / 100;
        envelopeToCutoff = depth(FontGenerator.MOD_ENVELOPE_TO_CUTOFF);
        lfoToCutoff = depth(FontGenerator.MOD_LFO_TO_CUTOFF);
        lfoToVolume = Math.clamp(generators[FontGenerator.MOD_LFO_TO_VOLUME], -MOST_Q, MOST_Q) / 10;
    }

    /** Semitones of the channel's bend that are the wheel's: a modulator plays it, so that the font rules it. */
    double wheelBend() {
        return wheel() * wheelRange();
    }

    private double depth(int generator) {
        return Math.clamp(generators[generator], -MOST_CENTS, MOST_CENTS);
    }

    private void startMovement() {
        lfoFrom = frames(FontGenerator.MOD_LFO_DELAY);
        lfoStep = hertz(FontGenerator.MOD_LFO_FREQUENCY) / rate;
        vibratoFrom = frames(FontGenerator.VIBRATO_DELAY);
        vibratoStep = hertz(FontGenerator.VIBRATO_FREQUENCY) / rate;
        delayEnd = frames(FontGenerator.MOD_DELAY);
        attackEnd = delayEnd + frames(FontGenerator.MOD_ATTACK);
        holdEnd = attackEnd + keyed(FontGenerator.MOD_HOLD, FontGenerator.KEY_TO_MOD_HOLD) * rate;
        decayFrames = keyed(FontGenerator.MOD_DECAY, FontGenerator.KEY_TO_MOD_DECAY) * rate;
        sustain = 1 - Math.clamp(generators[FontGenerator.MOD_SUSTAIN] / 1000, 0, 1);
        releaseFrames = frames(FontGenerator.MOD_RELEASE);
    }

    // ---- times

    /** Timecents to seconds; 0 for what means at once. */
    private static double seconds(double timecents) {
        return timecents <= AT_ONCE ? 0 : PortableMath.exp2(Math.min(timecents, LONGEST) / 1200);
    }

    private double frames(int generator) {
        return seconds(generators[generator]) * rate;
    }

    private double hertz(int generator) {
        return A_HZ_AT_0_CENTS * PortableMath.exp2(Math.clamp(generators[generator], -16_000, 4500) / 1200);
    }

    /** Seconds of a segment that gets shorter, or longer, by so many timecents per key above the pivot. */
    private double keyed(int generator, int perKey) {
        return seconds(generators[generator] + generators[perKey] * (PIVOT_KEY - key));
    }

    /** Seconds of the volume envelope. Valid right after {@link #start}, like those below. */
    double delay() {
        return seconds(generators[FontGenerator.DELAY]);
    }

    double attack() {
        return PortableMath.exp2(Math.clamp(generators[FontGenerator.ATTACK], AT_ONCE, LONGEST) / 1200);
    }

    double hold() {
        return keyed(FontGenerator.HOLD, FontGenerator.KEY_TO_HOLD);
    }

    /** Seconds in which the decay would fall by 100 dB. */
    double decay() {
        return keyed(FontGenerator.DECAY, FontGenerator.KEY_TO_DECAY);
    }

    /** Sustain level in dB below full. */
    double sustainDecibels() {
        return Math.clamp(generators[FontGenerator.SUSTAIN] / 10, 0, 100);
    }

    double release() {
        return PortableMath.exp2(Math.clamp(generators[FontGenerator.RELEASE], SHORTEST_RELEASE, LONGEST) / 1200);
    }

    // ---- movement

    /** True if envelope or LFOs move anything at or after a frame. */
    boolean moves(long frame) {
        if (zone == null) {
            return false;
        }
        boolean lfos = lfoToPitch != 0 || vibratoToPitch != 0 || lfoToCutoff != 0 || lfoToVolume != 0;
        return lfos || (envelopeToPitch != 0 || envelopeToCutoff != 0) && changes(frame - start);
    }

    private boolean changes(long t) {
        return released == Long.MAX_VALUE ? t <= holdEnd + decayFrames : t <= released + releaseFrames;
    }

    /** True if the cutoff does not stay where the note began. */
    boolean sweeps() {
        return envelopeToCutoff != 0 || lfoToCutoff != 0;
    }

    /** Brings {@link #moved}, {@link #cutoffMoved} and {@link #tremolo} to a frame. */
    void move(long frame) {
        long t = Math.max(0, frame - start);
        double envelope = envelopeToPitch != 0 || envelopeToCutoff != 0 ? envelope(t) : 0;
        double lfo = lfoToPitch != 0 || lfoToCutoff != 0 || lfoToVolume != 0 ? wave(t - lfoFrom, lfoStep) : 0;
        double vibrato = vibratoToPitch != 0 ? wave(t - vibratoFrom, vibratoStep) : 0;
        moved = envelope * envelopeToPitch + lfo * lfoToPitch + vibrato * vibratoToPitch;
        cutoffMoved = envelope * envelopeToCutoff + lfo * lfoToCutoff;
        tremolo = lfoToVolume != 0 ? Decibels.gain(lfo * lfoToVolume) : 1;
    }

    void release(long frame) {
        if (released == Long.MAX_VALUE) {
            released = Math.max(0, frame - start);
        }
    }

    /** Triangle from -1 to 1, at 0 and rising at frame 0. */
    private static double wave(double t, double step) {
        if (t <= 0) {
            return 0;
        }
        double phase = t * step + 0.25;
        double turn = phase - Math.floor(phase);
        return turn < 0.5 ? 4 * turn - 1 : 3 - 4 * turn;
    }

    private double envelope(long t) {
        if (t <= released) {
            return open(t);
        }
        return releaseFrames <= 0 ? 0 : Math.max(0, open(released) - (t - released) / releaseFrames);
    }

    private double open(long t) {
        if (t <= delayEnd) {
            return 0;
        }
        if (t < attackEnd) {
            return Modulators.convex((t - delayEnd) / (attackEnd - delayEnd));
        }
        if (t <= holdEnd) {
            return 1;
        }
        return decayFrames <= 0 ? sustain : Math.max(sustain, 1 - (t - holdEnd) / decayFrames);
    }

    /** Cutoff in hertz with all that moves it. */
    double cutoffHz() {
        return A_HZ_AT_0_CENTS * PortableMath.exp2(Math.clamp(cutoff + cutoffMoved, LOWEST_CUTOFF, OPEN) / 1200);
    }

    // ---- inputs of the modulators

    @Override
    public double controller(int number) {
        return controls.controller(channel, number);
    }

    @Override
    public double velocity() {
        return velocity;
    }

    @Override
    public double key() {
        return key;
    }

    @Override
    public double keyPressure() {
        return 127 * controls.keyPressure(channel, soundingKey);
    }

    @Override
    public double channelPressure() {
        return 127 * controls.pressure(channel);
    }

    @Override
    public double wheel() {
        return controls.wheel(channel);
    }

    @Override
    public double wheelRange() {
        return controls.bendRange(channel);
    }
}
