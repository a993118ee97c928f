// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.songwalker.engine.instrument.AudioInputInstrument;
import org.songwalker.engine.instrument.ChainInstrument;
import org.songwalker.engine.instrument.EffectInstrument;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.LayerInstrument;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.SplitInstrument;
import org.songwalker.engine.instrument.Zone;

/**
 * An instrument laid out by key for the audio thread: arrays of the partials that each key starts, with samples that have guard frames.
 * Built by any thread but the audio thread; immutable afterwards.
 */
public final class Playable {
    /** Number of MIDI keys. */
    private static final int KEYS = 128;

    private final Instrument instrument;
    private final String name;
    private final double defaultPitch;
    private final boolean playable;
    private final Partial[][][] byKey = new Partial[KEYS][][];
    private final boolean[] stretched = new boolean[KEYS];
    private final List<EffectSpec> effects;

    private Playable(Instrument instrument) {
        this.instrument = instrument;
        this.name = instrument.name();
        this.defaultPitch = instrument.defaultPitch();
        this.playable = instrument.playable();
        this.effects = effectsOf(instrument);
    }

    /** Prepared samples and tables that keys share. */
    private static final class Stock {
        private final Map<Zone, PreparedSample> samples = new IdentityHashMap<>();
        private final Map<SamplerInstrument, Map<Double, Tables>> tables = new IdentityHashMap<>();

        PreparedSample sample(Zone zone) {
            return samples.computeIfAbsent(zone, z -> new PreparedSample(z.sample(), z.loop()));
        }

        Tables tables(SamplerInstrument sampler, double level) {
            return tables.computeIfAbsent(sampler, s -> new HashMap<>()).computeIfAbsent(level, l -> new Tables(sampler, l, this::sample));
        }
    }

    /** Lays an instrument out. */
    public static Playable of(Instrument instrument) {
        Playable made = new Playable(instrument);
        Stock stock = new Stock();
        for (int key = 0; key < KEYS; key++) {
            List<Partial[]> alternatives = new ArrayList<>();
            made.stretched[key] = collect(instrument, key, 1, alternatives, stock);
            made.byKey[key] = alternatives.toArray(Partial[][]::new);
        }
        return made;
    }

    public Instrument instrument() {
        return instrument;
    }

    /** See {@link Instrument#name()}. */
    public String name() {
        return name;
    }

    /** See {@link Instrument#defaultPitch()}; computed once, so that the audio thread may read it. */
    public double defaultPitch() {
        return defaultPitch;
    }

    /** See {@link Instrument#playable()}. */
    public boolean playable() {
        return playable;
    }

    /** Effects of the instrument's chains, in order, for the bus of the handle. */
    public List<EffectSpec> effects() {
        return effects;
    }

    /** The key for a pitch: rounded to the nearest, halves up, limited to 0 to 127. */
    public static int key(double pitch) {
        return (int) Math.clamp(Math.floor(pitch + 0.5), 0, KEYS - 1);
    }

    /** True if no zone covers the key and the nearest one plays (R002 as an info). */
    public boolean stretched(int key) {
        return stretched[key];
    }

    /** True if the key starts nothing at any velocity (R002 as a warning). */
    public boolean silent(int key) {
        return byKey[key].length == 0;
    }

    /** Sets of alternatives; of each set the first partial whose velocity range matches sounds. */
    Partial[][] alternatives(int key) {
        return byKey[key];
    }

    private static List<EffectSpec> effectsOf(Instrument instrument) {
        return switch (instrument) {
            case ChainInstrument chain -> {
                List<EffectSpec> all = new ArrayList<>(effectsOf(chain.source()));
                all.addAll(chain.effects());
                yield List.copyOf(all);
            }
            case EffectInstrument effect -> List.of(effect.effect());
            case LayerInstrument layer -> layer.children().stream().flatMap(child -> effectsOf(child).stream()).toList();
            case SplitInstrument split -> split.children().stream().flatMap(child -> effectsOf(child).stream()).toList();
            case OscillatorInstrument _,SamplerInstrument _,AudioInputInstrument _ -> List.of();
        };
    }

    private static boolean collect(Instrument instrument, int key, double level, List<Partial[]> alternatives, Stock stock) {
        return switch (instrument) {
            case OscillatorInstrument oscillator -> add(alternatives, new Partial(oscillator, level));
            case AudioInputInstrument input -> add(alternatives, new Partial(input.channel(), level));
            case EffectInstrument _ -> false;
            case ChainInstrument chain -> collect(chain.source(), key, level, alternatives, stock);
            case SplitInstrument split -> collect(split.childAt(key), key, level, alternatives, stock);
            case LayerInstrument layer -> {
                boolean any = false;
                for (int i = 0; i < layer.children().size(); i++) {
                    any |= collect(layer.children().get(i), key, level * layer.levels().get(i), alternatives, stock);
                }
                yield any;
            }
            case SamplerInstrument sampler -> zones(sampler, key, level, alternatives, stock);
        };
    }

    private static boolean add(List<Partial[]> alternatives, Partial partial) {
        alternatives.add(new Partial[] {partial});
        return false;
    }

    private static boolean zones(SamplerInstrument sampler, int key, double level, List<Partial[]> alternatives, Stock stock) {
        if (sampler.choice() == SamplerInstrument.Choice.BY_PITCH) {
            return add(alternatives, stock.tables(sampler, level).ofKey(key));
        }
        List<Zone> matching = sampler.zones().stream().filter(z -> z.reachable() && z.coversKey(key)).toList();
        boolean stretch = matching.isEmpty() && sampler.fillGaps();
        if (stretch) {
            matching = nearest(sampler.zones(), key);
        }
        List<Partial> partials = new ArrayList<>();
        for (Zone zone : matching) {
            partials.add(new Partial(zone, level, stock.sample(zone)));
        }
        if (sampler.choice() == SamplerInstrument.Choice.FIRST_MATCH && !partials.isEmpty()) {
            alternatives.add(partials.toArray(Partial[]::new));
        } else {
            partials.forEach(p -> alternatives.add(new Partial[] {p}));
        }
        return stretch && !partials.isEmpty();
    }

    /** All zones whose key range lies nearest to a key that none covers. */
    private static List<Zone> nearest(List<Zone> zones, int key) {
        int best = zones.stream().filter(Zone::reachable).mapToInt(z -> distance(z, key)).min().orElse(0);
        return zones.stream().filter(z -> z.reachable() && distance(z, key) == best).toList();
    }

    private static int distance(Zone zone, int key) {
        return zone.coversKey(key) ? 0 : Math.min(Math.abs(zone.keyLow() - key), Math.abs(zone.keyHigh() - key));
    }
}
