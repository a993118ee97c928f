// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.util.List;
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
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.instrument.Zone;

/**
 * What a session changes about a preset of a program: the things that the language has no word for. What is null stays as the preset has
 * it. Immutable.
 *
 * @param waveform   signal of its oscillators
 * @param pulseWidth share of the period at +1 of square oscillators, above 0 and below 1
 * @param curve      shape of decay and release of all its envelopes
 */
public record Sound(@Nullable Waveform waveform, @Nullable Double pulseWidth, EnvelopeSpec.@Nullable Curve curve) {

    public Sound {
        if (pulseWidth != null && !(pulseWidth > 0 && pulseWidth < 1)) {
            throw new IllegalArgumentException("pulse width is " + pulseWidth + ", expected above 0 and below 1");
        }
    }

    /** Whether it changes anything at all in an instrument. */
    public boolean concerns(Instrument instrument) {
        return !apply(instrument).equals(instrument);
    }

    /** The instrument with the changes. */
    public Instrument apply(Instrument instrument) {
        return switch (instrument) {
            case OscillatorInstrument oscillator -> oscillator(oscillator);
            case SamplerInstrument sampler -> curve == null ? sampler : new SamplerInstrument(sampler.name(),
                    sampler.zones().stream().map(this::zone).toList(), sampler.choice(), sampler.fillGaps());
            case LayerInstrument layer -> new LayerInstrument(layer.name(), all(layer.children()), layer.levels());
            case SplitInstrument split -> new SplitInstrument(split.name(), all(split.children()), split.splitPoints());
            case ChainInstrument chain -> new ChainInstrument(chain.name(), apply(chain.source()), chain.effects());
            case EffectInstrument effect -> effect;
            case AudioInputInstrument input -> input;
        };
    }

    private List<Instrument> all(List<Instrument> children) {
        return children.stream().map(this::apply).toList();
    }

    private OscillatorInstrument oscillator(OscillatorInstrument old) {
        Waveform wave = waveform == null ? old.waveform() : waveform;
        String name = waveform == null ? old.name() : "Oscillator(" + wave.name().toLowerCase(java.util.Locale.ROOT) + ")";
        return new OscillatorInstrument(name, wave, old.detuneCents(), pulseWidth == null ? old.pulseWidth() : pulseWidth,
                envelope(old.envelope()), old.gain(), old.pan(), old.cutoffHz(), old.resonanceQ());
    }

    private Zone zone(Zone old) {
        return new Zone(old.keyLow(), old.keyHigh(), old.velocityLow(), old.velocityHigh(), old.rootPitch(), old.sample(), old.loop(),
                old.oneShot(), envelope(old.envelope()), old.gain(), old.pan(), old.cutoffHz(), old.resonanceQ(), old.exclusiveGroup());
    }

    private EnvelopeSpec envelope(EnvelopeSpec old) {
        return curve == null ? old
                : new EnvelopeSpec(old.attackSeconds(), old.decaySeconds(), old.sustainLevel(), old.releaseSeconds(), curve);
    }
}
