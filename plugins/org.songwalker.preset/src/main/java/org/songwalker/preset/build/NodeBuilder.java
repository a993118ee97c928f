// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.build;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.ChainInstrument;
import org.songwalker.engine.instrument.EffectInstrument;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.LayerInstrument;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.SplitInstrument;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.preset.source.PresetException;

/** Builds the instrument of one preset. One thread. */
public final class NodeBuilder {
    private static final int SHORTEST_LOOP = 2;

    private final String name;
    private final PresetDescriptor descriptor;
    private final SampleReader samples;

    public NodeBuilder(String name, PresetDescriptor descriptor, SampleReader samples) {
        this.name = name;
        this.descriptor = descriptor;
        this.samples = samples;
    }

    public Instrument build(PresetNode node) throws PresetException {
        return switch (node) {
            case PresetNode.Oscillator o ->
                    new OscillatorInstrument(name, o.waveform(), o.detuneCents(), o.pulseWidth(), o.envelope(), o.mixer());
            case PresetNode.Effect effect -> new EffectInstrument(name, effect.effect());
            case PresetNode.Sampler sampler -> sampler(sampler);
            case PresetNode.Composite composite -> composite(composite);
        };
    }

    private Instrument sampler(PresetNode.Sampler sampler) throws PresetException {
        EnvelopeSpec envelope = sampler.envelope() == null ? EnvelopeSpec.SAMPLER : sampler.envelope();
        List<Zone> zones = new ArrayList<>();
        List<PresetException> absent = new ArrayList<>();
        List<PresetZone> heard = heard(sampler.zones());
        samples.announce(heard);
        for (PresetZone zone : heard) {
            try {
                zones.add(zone(zone, sampler.oneShot(), envelope));
            } catch (PresetException e) {
                absent.add(e);
                if (samples.isFull()) {
                    samples.stop();
                    throw e;
                }
            }
        }
        if (zones.isEmpty()) {
            throw !absent.isEmpty() ? absent.getFirst() : new PresetException(PresetException.Reason.MALFORMED, descriptor.file(),
                    sampler.field(), "no zone can be reached by any key");
        }
        if (!absent.isEmpty()) {
            samples.lacks(absent, heard.size());
        }
        return new SamplerInstrument(name, zones, SamplerInstrument.Choice.FIRST_MATCH, !descriptor.percussion());
    }

    /** The zones that first-match choice can reach: neither empty nor covered by an earlier zone, as copies of a zone are. */
    private static List<PresetZone> heard(List<PresetZone> zones) {
        List<PresetZone> heard = new ArrayList<>();
        for (PresetZone zone : zones) {
            if (zone.reachable() && heard.stream().noneMatch(earlier -> earlier.covers(zone))) {
                heard.add(zone);
            }
        }
        return heard;
    }

    private Zone zone(PresetZone zone, boolean oneShot, EnvelopeSpec envelope) throws PresetException {
        SampleData data = samples.read(zone);
        Loop loop = oneShot || zone.loop() == null ? null : loop(zone.loop(), zone.sampleRateHz(), data, envelope);
        return new Zone(zone.keyLow(), zone.keyHigh(), zone.velocityLow(), zone.velocityHigh(),
                zone.rootNote() + zone.fineTuneCents() / 100, data, loop, oneShot, envelope, 1, 0, Zone.NO_FILTER, Math.sqrt(0.5), 0);
    }

    /**
     * Loop points scaled from the declared rate to the data's and limited to it (sound reference 5.2), or null if nothing is left. The loop
     * continues during a release that is longer than the rest of the sample (7.5).
     */
    static @Nullable Loop loop(PresetZone.LoopPoints points, double declaredRateHz, SampleData data, EnvelopeSpec envelope) {
        double start = points.start() * data.rateHz() / declaredRateHz;
        double end = Math.min(points.end() * data.rateHz() / declaredRateHz, data.length());
        if (!(end - start >= SHORTEST_LOOP)) {
            return null;
        }
        double tailSeconds = (data.length() - end) / data.rateHz();
        return new Loop(start, end, envelope.releaseSeconds() > tailSeconds ? Loop.Mode.CONTINUOUS : Loop.Mode.UNTIL_RELEASE);
    }

    private Instrument composite(PresetNode.Composite composite) throws PresetException {
        return switch (composite.mode()) {
            case LAYER -> new LayerInstrument(name, playable(composite), composite.levels());
            case SPLIT -> new SplitInstrument(name, playable(composite), composite.splitPoints());
            case CHAIN -> chain(composite);
        };
    }

    private List<Instrument> playable(PresetNode.Composite composite) throws PresetException {
        List<Instrument> children = new ArrayList<>();
        for (PresetNode child : composite.children()) {
            Instrument built = build(child);
            if (!built.playable()) {
                throw wrong(composite, children.size(), "an effect makes no sound of its own here; use mode \"chain\"");
            }
            children.add(built);
        }
        return children;
    }

    private Instrument chain(PresetNode.Composite composite) throws PresetException {
        Instrument source = build(composite.children().getFirst());
        if (!source.playable()) {
            throw wrong(composite, 0, "a chain begins with a source, then come its effects");
        }
        List<EffectSpec> effects = new ArrayList<>();
        for (PresetNode child : composite.children().subList(1, composite.children().size())) {
            if (!(child instanceof PresetNode.Effect effect)) {
                throw wrong(composite, effects.size() + 1, "expected an effect behind the source of a chain");
            }
            effects.add(effect.effect());
        }
        return new ChainInstrument(name, source, effects);
    }

    private PresetException wrong(PresetNode.Composite composite, int child, String problem) {
        return new PresetException(PresetException.Reason.MALFORMED, descriptor.file(), composite.field() + ".children[" + child + "]",
                problem);
    }
}
