// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.FontZone;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.Vibrato;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.engine.instrument.ZoneGate;

/** One sound source of an instrument: an oscillator, one zone, or an audio input. Immutable. */
final class Partial {
    /** The source of the signal. */
    enum Kind {
        OSCILLATOR, SAMPLE, INPUT
    }

    final Kind kind;
    final EnvelopeSpec envelope;
    final double gain;
    final double pan;
    final double cutoffHz;
    final double resonanceQ;
    final double detuneCents;
    final Waveform waveform;
    final float pulse;
    final @Nullable PreparedSample sample;
    final double rootPitch;
    final boolean continuousLoop;
    final boolean oneShot;
    final int exclusiveClass;
    final int velocityLow;
    final int velocityHigh;
    final int input;
    final Vibrato vibrato;
    /** What a zone of a SoundFont says beyond that; null for other partials. */
    final @Nullable FontZone font;
    /** The tables of the wavetable between which it changes as its pitch moves, and its index among them; null if it is no wavetable. */
    final @Nullable Tables tables;
    final int table;

    Partial(OscillatorInstrument source, double level) {
        kind = Kind.OSCILLATOR;
        envelope = source.envelope();
        gain = source.gain() * level;
        pan = source.pan();
        cutoffHz = source.cutoffHz();
        resonanceQ = source.resonanceQ();
        detuneCents = source.detuneCents();
        waveform = source.waveform();
        pulse = (float) source.pulseWidth();
        sample = null;
        rootPitch = 0;
        continuousLoop = false;
        oneShot = false;
        exclusiveClass = 0;
        velocityLow = 0;
        velocityHigh = 127;
        input = 0;
        vibrato = source.vibrato();
        font = null;
        tables = null;
        table = 0;
    }

    Partial(Zone zone, double level, PreparedSample prepared) {
        this(zone, level, prepared, null, 0);
    }

    Partial(Zone zone, double level, PreparedSample prepared, @Nullable Tables tables, int table) {
        kind = Kind.SAMPLE;
        envelope = zone.envelope();
        gain = zone.gain() * level;
        pan = zone.pan();
        cutoffHz = zone.cutoffHz();
        resonanceQ = zone.resonanceQ();
        detuneCents = 0;
        waveform = Waveform.SINE;
        pulse = 0.5f;
        sample = prepared;
        rootPitch = zone.rootPitch();
        var loop = zone.loop();
        continuousLoop = loop != null && loop.mode() == Loop.Mode.CONTINUOUS;
        oneShot = zone.oneShot();
        exclusiveClass = zone.exclusiveClass();
        velocityLow = zone.velocityLow();
        velocityHigh = zone.velocityHigh();
        input = 0;
        vibrato = zone.vibrato();
        font = zone.font();
        this.tables = tables;
        this.table = table;
    }

    Partial(int channel, double level) {
        kind = Kind.INPUT;
        envelope = EnvelopeSpec.SAMPLER;
        gain = level;
        pan = 0;
        cutoffHz = Zone.NO_FILTER;
        resonanceQ = 1;
        detuneCents = 0;
        waveform = Waveform.SINE;
        pulse = 0.5f;
        sample = null;
        rootPitch = 60;
        continuousLoop = false;
        oneShot = false;
        exclusiveClass = 0;
        velocityLow = 0;
        velocityHigh = 127;
        input = channel;
        vibrato = Vibrato.NONE;
        font = null;
        tables = null;
        table = 0;
    }

    /** When it sounds beyond its keys and velocities; null if they alone say that. */
    @Nullable
    ZoneGate gate() {
        return font == null ? null : font.gate();
    }

    /** True for the second side of a stereo pair: it counts together with the first. */
    boolean companion() {
        return font != null && font.companion();
    }

    boolean answers(int velocity) {
        return velocity >= velocityLow && velocity <= velocityHigh;
    }
}
