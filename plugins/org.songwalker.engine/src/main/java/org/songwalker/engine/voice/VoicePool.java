// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.dsp.Decibels;
import org.songwalker.engine.dsp.Envelope;
import org.songwalker.engine.mix.HandleControls;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.runtime.words.VoiceField;

/**
 * All voices of an engine, stored as arrays of their properties: how they start, sound and end. Each partial of a voice counts as one
 * against the limits. Audio thread.
 */
@AudioThread
public final class VoicePool {
    /** Highest number of voices of an engine, without the spare ones for fades. */
    public static final int MOST_VOICES = 4096;
    private static final double STOP_SECONDS = 0.002;
    private static final double STEAL_SECONDS = 0.005;
    /** Decibels over which the times of a SoundFont are stated. */
    private static final double FULL_FALL_DB = 100;

    final VoiceTone tone;
    private final Groups groups;
    private final Voices voices;
    private final VoiceEnds ends;
    private final VoiceListener listener;
    private final VoiceGlides glides = new VoiceGlides();

    /**
     * @param limit      highest number of voices that sound at once, not counting those that fade
     * @param slots      number of slots; each adds two spare places for fades
     * @param sampleRate frames per second
     * @param listener   receives ends and steals
     */
    public VoicePool(int limit, int slots, double sampleRate, VoiceListener listener) {
        if (limit < 1 || limit > MOST_VOICES) {
            throw new IllegalArgumentException("a pool of " + limit + " voices; expected 1 to " + MOST_VOICES);
        }
        int countable = Math.min(Voices.INDEX_SPAN, limit + Math.max(16, 2 * slots));
        int n = Math.min(Voices.INDEX_SPAN, countable + limit);
        this.listener = listener;
        groups = new Groups(n, sampleRate);
        tone = new VoiceTone(n, sampleRate, groups);
        voices = new Voices(n, countable);
        ends = new VoiceEnds(n, slots, sampleRate, voices, tone, listener);
    }

    /** Identity, order and owners of the voices. */
    public Voices voices() {
        return voices;
    }

    /** Gates of the voices. Only the end of a voice's head is planned; its other partials close with it. */
    public Gates gates() {
        return ends.gates;
    }

    /**
     * Starts one partial; {@code chain} is the head it belongs to, or -1 for a new voice. Returns its index, or -1 if the pool is empty.
     */
    int start(VoiceStart what, Partial part, int chain) {
        boolean companion = chain >= 0 && part.companion();
        if (voices.full(companion)) {
            ends.cutQuietestFade();
        }
        if (voices.full(companion)) {
            return -1;
        }
        int i = voices.take(what, chain, companion);
        ends.begin(i, chain < 0 ? what.gateEnd : Gates.NEVER);
        what.bus.joined();
        tone.start(i, what, part);
        startEnvelope(i, what.bus.controls(), part);
        return i;
    }

    private void startEnvelope(int i, HandleControls c, Partial part) {
        Envelope envelope = groups.envelope(i);
        FontVoice font = tone.font[i];
        if (font.active()) {
            double own = font.sustainDecibels();
            double sustain = c.sustainOr(own >= FULL_FALL_DB ? 0 : Decibels.gain(-own));
            double depth = sustain > 0 ? Math.min(FULL_FALL_DB, -Decibels.of(sustain)) : FULL_FALL_DB;
            envelope.startFont(groups.lane[i], font.delay(), c.attackOr(font.attack()), font.hold(),
                    c.decayOr(font.decay() * depth / FULL_FALL_DB), sustain, c.releaseOr(font.release()));
            return;
        }
        envelope.start(groups.lane[i], c.attack(part.envelope), c.decay(part.envelope), c.sustain(part.envelope), c.release(part.envelope),
                part.envelope.curve());
    }

    // ---- pitch and gain

    /** Pitch without channel bend and detuning at a frame, fractional during a bend. */
    public double pitch(int i, long frame) {
        return tone.pitch(i, frame);
    }

    /** Sounding frequency in hertz at a frame. */
    public double frequency(int i, long frame) {
        return tone.frequency(i, frame);
    }

    /** Glides a voice linearly in semitones from its current pitch to {@code target}, which it reaches at frame {@code until}. */
    public void bend(int voice, double target, long frame, long until) {
        for (int i = voice; i >= 0; i = voices.chainNext(i)) {
            tone.bend(i, target, frame, until);
        }
    }

    /** A property that a program has set on a voice, at a frame. */
    public double property(int voice, VoiceField field, long frame) {
        return glides.value(voice, field, frame, set(field)[voice]);
    }

    /** Sets a property of a voice, which ends its glide. */
    public void set(int voice, VoiceField field, double value) {
        glides.end(voice, field);
        put(voice, field, value);
    }

    /** Moves a property of a voice to a value, which it reaches at frame {@code until}. */
    public void glide(int voice, VoiceField field, double value, long now, long until, boolean smooth) {
        double from = property(voice, field, now);
        if (!glides.begin(voices.handle(voice), voice, field, from, value, now, until, smooth)) {
            put(voice, field, value);
        }
    }

    /** Moves what glides to where it is at a frame, the end of the part that is rendered next. */
    void glide(long until) {
        glides.move(this, until);
    }

    void put(int voice, VoiceField field, double value) {
        double[] values = set(field);
        for (int i = voice; i >= 0; i = voices.chainNext(i)) {
            values[i] = value;
            if (field == VoiceField.detune) {
                tone.aimPitch(i);
            } else {
                tone.aimGain(i);
            }
        }
    }

    /** Puts the levels of a voice where they are to be at the end of the part, without smoothing. */
    void exact(int voice) {
        for (int i = voice; i >= 0; i = voices.chainNext(i)) {
            Group group = groups.group[i];
            group.exact |= 1 << groups.lane[i];
        }
    }

    private double[] set(VoiceField field) {
        return switch (field) {
            case volume -> tone.volume;
            case pan -> tone.pan;
            case detune -> tone.detune;
            case note, frequency, active -> throw new IllegalArgumentException(field + " is set by the engine");
        };
    }

    /** Bends the voices of a channel of a slot by semitones. */
    public void channelBend(int ofSlot, int ofChannel, double semitones) {
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.of(i, ofSlot, ofChannel)) {
                tone.channelBend[i] = semitones;
                if (tone.font[i].listensToWheel()) {
                    tone.reaim(i);
                } else {
                    tone.aimPitch(i);
                }
            }
        }
    }

    /** Bends one partial by semitones of its channel. */
    public void channelBend(int i, double semitones) {
        tone.channelBend[i] = semitones;
        tone.aimPitch(i);
    }

    /** The pitch at which a partial started, or from which its latest bend did. */
    public double startPitch(int i) {
        return tone.pitchFrom[i];
    }

    /** Seconds of the longest attack of a voice's partials. */
    public double attackSeconds(int voice) {
        double longest = 0;
        for (int i = voice; i >= 0; i = voices.chainNext(i)) {
            longest = Math.max(longest, tone.bus[i].controls().attack(tone.partial[i].envelope));
        }
        return longest;
    }

    /** Sets the linear gain (volume times expression) and the pan of the voices of a channel of a slot. */
    public void channelLevel(int ofSlot, int ofChannel, double gain, double pan) {
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.of(i, ofSlot, ofChannel)) {
                tone.channelGain[i] = gain;
                tone.channelPan[i] = pan;
                tone.aimGain(i);
            }
        }
    }

    /** Applies a controller's new value to the voices of SoundFonts of a channel of a slot. */
    public void channelController(int ofSlot, int ofChannel, int number) {
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.of(i, ofSlot, ofChannel) && tone.font[i].listensTo(number)) {
                tone.reaim(i);
            }
        }
    }

    /** Applies the pressure on the keys of a channel, or on one of them, to its voices of SoundFonts. */
    public void channelPressure(int ofSlot, int ofChannel) {
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.of(i, ofSlot, ofChannel) && tone.font[i].listensToPressure()) {
                tone.reaim(i);
            }
        }
    }

    /** Evaluates all modulators of the voices of SoundFonts of a channel of a slot: its controllers have been reset. */
    public void channelReset(int ofSlot, int ofChannel) {
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.of(i, ofSlot, ofChannel) && tone.font[i].active()) {
                tone.reaim(i);
            }
        }
    }

    /** Applies a handle's new detuning to its sounding voices. */
    public void detuned(HandleControls handle) {
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (tone.bus[i].controls() == handle) {
                tone.aimPitch(i);
            }
        }
    }

    // ---- ends

    /** Closes the gate: the voice releases, one-shots play on. No effect on a voice that is already released. */
    public void release(int voice, long frame) {
        ends.release(voice, frame);
    }

    /** Ends a voice with a fade of 2 ms. */
    public void stop(int voice, long frame) {
        ends.fade(voice, frame, STOP_SECONDS);
    }

    /** Steals a voice: it fades in 5 ms and no longer counts. {@code by} is the number of the voice that replaces it. */
    public void steal(int voice, long frame, int by) {
        listener.stolen(voice, frame, by);
        ends.fade(voice, frame, STEAL_SECONDS);
    }

    /** Fades all voices of an exclusive class of a preset and channel, except the one that starts. */
    void choke(VoiceStart what, int ofClass) {
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            boolean same = voices.of(i, what.slot, what.channel) && tone.partial[i].exclusiveClass == ofClass
                    && tone.bus[i].controls() == what.bus.controls();
            if (same && voices.number(i) != what.voice && !ends.fading(i)) {
                ends.fade(voices.head(i), what.frame, STEAL_SECONDS);
            }
        }
    }

    /** Releases every voice whose gate ends at or before this frame. */
    public void closeGates(long frame) {
        ends.closeGates(frame);
    }

    /** Marks a partial as silent for good; it stays until {@link #sweep}. */
    void partSilent(int i, long frame) {
        ends.partSilent(i, frame);
    }

    /** Frees the voices whose partials are all silent. */
    void sweep() {
        ends.sweep();
    }

    /** Fades all voices of a bus in 5 ms. */
    public void fade(VoiceBus of, long frame) {
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (tone.bus[i] == of && !ends.fading(i)) {
                ends.fade(voices.head(i), frame, STEAL_SECONDS);
            }
        }
    }

    /** Ends all voices of a bus that is no longer heard, without a fade. */
    public void abandon(VoiceBus of) {
        ends.abandon(of);
    }

    // ---- questions

    public double velocity(int i) {
        return tone.velocity[i];
    }

    public VoiceBus bus(int i) {
        return tone.bus[i];
    }

    public boolean fading(int i) {
        return ends.fading(i);
    }

    /**
     * Envelope times velocity times handle volume at the latest frame, for stealing and displays; of a voice's partials the loudest counts.
     */
    public double level(int i) {
        double envelope = 0;
        for (int k = i; k >= 0; k = voices.chainNext(k)) {
            envelope = Math.max(envelope, groups.level(k));
        }
        return envelope * tone.velocity[i] * tone.bus[i].controls().volume();
    }

    /** Number of sounding voices; partials count one by one, fading ones do not count. */
    public int sounding() {
        return ends.counts.sounding();
    }

    /** Number of sounding voices of one slot. */
    public int sounding(int ofSlot) {
        return ends.counts.sounding(ofSlot);
    }

    /** Number of rendered voices of a slot; partials count one by one, fading ones too. */
    public int rendered(int ofSlot) {
        return ends.counts.rendered(ofSlot);
    }

    /** Highest number of voices that have sounded at once. */
    public int mostAtOnce() {
        return ends.counts.mostAtOnce();
    }

    /** True if no voice is left, not even a fading one. */
    public boolean empty() {
        return voices.first() < 0;
    }
}
