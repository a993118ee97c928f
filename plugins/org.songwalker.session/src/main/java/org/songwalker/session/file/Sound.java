// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.file;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.AudioInputInstrument;
import org.songwalker.engine.instrument.ChainInstrument;
import org.songwalker.engine.instrument.EffectInstrument;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.LayerInstrument;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.SplitInstrument;
import org.songwalker.engine.instrument.Vibrato;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.instrument.Wavetable;
import org.songwalker.engine.instrument.Zone;

/**
 * What a session changes about a preset of a program: the things that the language has no word for. What is null stays as the preset has
 * it. Immutable.
 *
 * @param waveform   signal of its oscillators
 * @param pulseWidth share of the period at +1 of square oscillators, above 0 and below 1
 * @param curve      shape of decay and release of all its envelopes
 * @param wavetable  one period of its oscillators by its harmonics, in place of a waveform
 * @param vibrato    movement of the pitch of its voices
 */
public record Sound(@Nullable Waveform waveform, @Nullable Double pulseWidth, EnvelopeSpec.@Nullable Curve curve,
        @Nullable Wavetable wavetable, @Nullable Vibrato vibrato) {

    public Sound {
        if (wavetable != null && (waveform != null || pulseWidth != null)) {
            throw new IllegalArgumentException("a wavetable and a waveform; expected one of them");
        }
        if (pulseWidth != null && !(pulseWidth > 0 && pulseWidth < 1)) {
            throw new IllegalArgumentException("pulse width is " + pulseWidth + ", expected above 0 and below 1");
        }
    }

    /** True if it changes anything at all in an instrument. */
    public boolean concerns(Instrument instrument) {
        return switch (instrument) {
            case OscillatorInstrument old -> wavetable != null || !oscillator(old).equals(old);
            case SamplerInstrument old -> !sampler(old).equals(old);
            case LayerInstrument layer -> layer.children().stream().anyMatch(this::concerns);
            case SplitInstrument split -> split.children().stream().anyMatch(this::concerns);
            case ChainInstrument chain -> concerns(chain.source());
            case EffectInstrument _,AudioInputInstrument _ -> false;
        };
    }

    /**
     * The instrument with the changes.
     *
     * @param sampleRate of the engine, frames per second
     */
    public Instrument apply(Instrument instrument, double sampleRate) {
        return switch (instrument) {
            case OscillatorInstrument old ->
                    wavetable == null ? oscillator(old) : wavetable.instrument("Oscillator(wavetable)", oscillator(old), sampleRate);
            case SamplerInstrument old -> sampler(old);
            case LayerInstrument layer -> new LayerInstrument(layer.name(), all(layer.children(), sampleRate), layer.levels());
            case SplitInstrument split -> new SplitInstrument(split.name(), all(split.children(), sampleRate), split.splitPoints());
            case ChainInstrument chain -> new ChainInstrument(chain.name(), apply(chain.source(), sampleRate), chain.effects());
            case EffectInstrument effect -> effect;
            case AudioInputInstrument input -> input;
        };
    }

    private List<Instrument> all(List<Instrument> children, double sampleRate) {
        return children.stream().map(child -> apply(child, sampleRate)).toList();
    }

    private SamplerInstrument sampler(SamplerInstrument old) {
        return curve == null && vibrato == null ? old
                : new SamplerInstrument(old.name(), old.zones().stream().map(this::zone).toList(), old.choice(), old.fillGaps());
    }

    private OscillatorInstrument oscillator(OscillatorInstrument old) {
        Waveform wave = waveform == null ? old.waveform() : waveform;
        String name = waveform == null ? old.name() : "Oscillator(" + wave.name().toLowerCase(Locale.ROOT) + ")";
        return new OscillatorInstrument(name, wave, old.detuneCents(), pulseWidth == null ? old.pulseWidth() : pulseWidth,
                envelope(old.envelope()), old.gain(), old.pan(), old.cutoffHz(), old.resonanceQ(),
                vibrato == null ? old.vibrato() : vibrato);
    }

    private Zone zone(Zone old) {
        return new Zone(old.keyLow(), old.keyHigh(), old.velocityLow(), old.velocityHigh(), old.rootPitch(), old.sample(), old.loop(),
                old.oneShot(), envelope(old.envelope()), old.gain(), old.pan(), old.cutoffHz(), old.resonanceQ(), old.exclusiveClass(),
                vibrato == null ? old.vibrato() : vibrato, old.font());
    }

    private EnvelopeSpec envelope(EnvelopeSpec old) {
        return curve == null ? old
                : new EnvelopeSpec(old.attackSeconds(), old.decaySeconds(), old.sustainLevel(), old.releaseSeconds(), curve);
    }
}
