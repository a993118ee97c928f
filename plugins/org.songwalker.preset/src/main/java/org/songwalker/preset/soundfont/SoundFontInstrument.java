// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.soundfont;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;

/**
 * Builds one preset of a SoundFont: every zone that matches sounds, so stereo halves and layers play together. Modulators, modulation
 * envelopes, oscillators and effect sends of the font are not played. One thread.
 */
public final class SoundFontInstrument {
    /** Share of the stated attenuation that the hardware for which fonts are balanced applies. */
    private static final double ATTENUATION_SHARE = 0.4;
    /** Decibels over which decay and release times are stated. */
    private static final double FULL_FALL_DB = 100;
    private static final int NO_FILTER_CENTS = 13_500;
    private static final int ROM = 0x8000;
    /** No real preset comes near; a damaged one must not keep the program busy for hours. */
    private static final int MOST_ZONES = 50_000;

    /** Frames of a font. */
    private record Stretch(String font, int start, int end) {}

    private final SoundFont font;
    private final SampleMemory memory;
    private final List<String> warnings;
    private final List<Zone> zones = new ArrayList<>();
    private int seen;

    /**
     * @param memory   the samples of the session
     * @param warnings receives warnings about the font
     */
    public SoundFontInstrument(SoundFont font, SampleMemory memory, List<String> warnings) {
        this.font = font;
        this.memory = memory;
        this.warnings = warnings;
    }

    public Instrument build(String name, SoundFont.Preset preset) throws PresetException {
        try {
            presetZones(preset);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new PresetException(PresetException.Reason.MALFORMED, font.file(), "", "preset '" + preset.name() + "' is damaged", e);
        }
        if (zones.isEmpty()) {
            throw new PresetException(PresetException.Reason.MALFORMED, font.file(), "",
                    "preset '" + preset.name() + "' has no zone that sounds");
        }
        return new SamplerInstrument(name, zones, SamplerInstrument.Choice.ALL_MATCHES, !preset.percussion());
    }

    private void presetZones(SoundFont.Preset preset) throws PresetException {
        ByteBuffer bags = font.chunk("pbag");
        ByteBuffer generators = font.chunk("pgen");
        SoundFontGenerators global = SoundFontGenerators.nothing();
        for (int bag = preset.firstBag(); bag < preset.endBag(); bag++) {
            SoundFontGenerators zone = global.with(generators, SoundFont.unsigned(bags, bag * 4), SoundFont.unsigned(bags, bag * 4 + 4));
            if (zone.says(SoundFontGenerators.INSTRUMENT)) {
                instrumentZones(zone, zone.get(SoundFontGenerators.INSTRUMENT));
            } else if (bag == preset.firstBag()) {
                global = zone;
            }
        }
    }

    private void instrumentZones(SoundFontGenerators outer, int instrument) throws PresetException {
        ByteBuffer headers = font.chunk("inst");
        ByteBuffer bags = font.chunk("ibag");
        ByteBuffer generators = font.chunk("igen");
        int first = SoundFont.unsigned(headers, instrument * 22 + 20);
        int end = SoundFont.unsigned(headers, instrument * 22 + 42);
        SoundFontGenerators global = SoundFontGenerators.standard();
        for (int bag = first; bag < end; bag++) {
            if (++seen > MOST_ZONES) {
                throw new IllegalArgumentException("more than " + MOST_ZONES + " zones");
            }
            SoundFontGenerators zone = global.with(generators, SoundFont.unsigned(bags, bag * 4), SoundFont.unsigned(bags, bag * 4 + 4));
            if (zone.says(SoundFontGenerators.SAMPLE)) {
                add(outer, zone);
            } else if (bag == first) {
                global = zone;
            }
        }
    }

    private void add(SoundFontGenerators outer, SoundFontGenerators inner) throws PresetException {
        int keyLow = Math.max(outer.low(SoundFontGenerators.KEY_RANGE), inner.low(SoundFontGenerators.KEY_RANGE));
        int keyHigh = Math.min(outer.high(SoundFontGenerators.KEY_RANGE), inner.high(SoundFontGenerators.KEY_RANGE));
        int velocityLow = Math.max(outer.low(SoundFontGenerators.VELOCITY_RANGE), inner.low(SoundFontGenerators.VELOCITY_RANGE));
        int velocityHigh = Math.min(outer.high(SoundFontGenerators.VELOCITY_RANGE), inner.high(SoundFontGenerators.VELOCITY_RANGE));
        if (keyLow > keyHigh || velocityLow > velocityHigh) {
            return;
        }
        SoundFont.Sample sample = font.sample(inner.get(SoundFontGenerators.SAMPLE));
        if ((sample.type() & ROM) != 0 || sample.end() - sample.start() < 2 || sample.rateHz() < 400) {
            warnings.add(font.file() + ": sample '" + sample.name() + "' holds no audio; its zone is left out");
            return;
        }
        int scale = sum(outer, inner, SoundFontGenerators.SCALE_TUNING);
        int step = scale == 100 ? keyHigh - keyLow + 1 : 1;
        for (int key = keyLow; key <= keyHigh; key += step) {
            // The engine's zones follow the keyboard in full semitones. If a font says otherwise, each key becomes a separate zone.
            zones.add(zone(outer, inner, sample, new int[] {key, key + step - 1, velocityLow, velocityHigh},
                    root(outer, inner, sample, key, scale)));
        }
    }

    private static int sum(SoundFontGenerators outer, SoundFontGenerators inner, int generator) {
        return outer.get(generator) + inner.get(generator);
    }

    private static double root(SoundFontGenerators outer, SoundFontGenerators inner, SoundFont.Sample sample, int key, int scale) {
        int stated = inner.get(SoundFontGenerators.ROOT_KEY);
        int root = stated >= 0 ? stated : sample.rootKey() > 127 ? 60 : sample.rootKey();
        double tune = sum(outer, inner, SoundFontGenerators.COARSE_TUNE)
                + (sum(outer, inner, SoundFontGenerators.FINE_TUNE) + sample.correctionCents()) / 100.0;
        return scale == 100 ? root - tune : key - (key - root) * scale / 100.0 - tune;
    }

    private Zone zone(SoundFontGenerators outer, SoundFontGenerators inner, SoundFont.Sample sample, int[] range, double root)
            throws PresetException {
        int start = sample.start() + inner.get(SoundFontGenerators.START_OFFSET) + 32_768 * inner.get(SoundFontGenerators.START_COARSE);
        int end = sample.end() + inner.get(SoundFontGenerators.END_OFFSET) + 32_768 * inner.get(SoundFontGenerators.END_COARSE);
        SampleData data = data(sample, start, end);
        double decibels = Math.max(0, sum(outer, inner, SoundFontGenerators.ATTENUATION)) / 10.0 * ATTENUATION_SHARE;
        double pan = Math.clamp(sum(outer, inner, SoundFontGenerators.PAN) / 500.0, -1, 1);
        double q = Math.clamp(Math.sqrt(0.5) * Math.pow(10, sum(outer, inner, SoundFontGenerators.FILTER_Q) / 200.0), 0.1, 40);
        return new Zone(range[0], range[1], range[2], range[3], root, data, loop(inner, sample, start, data.length()), false,
                envelope(outer, inner), Math.pow(10, -decibels / 20), pan, cutoffHz(sum(outer, inner, SoundFontGenerators.FILTER_CUTOFF)),
                q, inner.get(SoundFontGenerators.EXCLUSIVE_CLASS));
    }

    private SampleData data(SoundFont.Sample sample, int start, int end) throws PresetException {
        Stretch stretch = new Stretch(font.file(), start, end);
        SampleMemory.Decoded known = memory.file(stretch);
        if (known == null) {
            known = new SampleMemory.Decoded(new SampleData(font.frames(start, end), sample.rateHz()), "");
            if (!memory.keep(stretch, known)) {
                throw new PresetException(PresetException.Reason.UNSUPPORTED, font.file(), "",
                        "sample '" + sample.name() + "': " + memory.full());
            }
        }
        return known.data().atRate(sample.rateHz());
    }

    private static double cutoffHz(int cents) {
        return cents >= NO_FILTER_CENTS ? Zone.NO_FILTER : Math.min(Zone.NO_FILTER, 8.176 * Math.pow(2, Math.max(cents, 1500) / 1200.0));
    }

    private static @Nullable Loop loop(SoundFontGenerators inner, SoundFont.Sample sample, int start, int length) {
        int mode = inner.get(SoundFontGenerators.SAMPLE_MODES) & 3;
        double from = sample.loopStart() + inner.get(SoundFontGenerators.LOOP_START_OFFSET)
                + 32_768.0 * inner.get(SoundFontGenerators.LOOP_START_COARSE) - start;
        double to = Math.min(length, sample.loopEnd() + inner.get(SoundFontGenerators.LOOP_END_OFFSET)
                + 32_768.0 * inner.get(SoundFontGenerators.LOOP_END_COARSE) - start);
        if (mode == 0 || mode == 2 || from < 0 || to - from < 2) {
            return null;
        }
        return new Loop(from, to, mode == 1 ? Loop.Mode.CONTINUOUS : Loop.Mode.UNTIL_RELEASE);
    }

    /** Times are stated for a fall over 100 dB: the decay takes the share of it that lies above the sustain level. */
    private static EnvelopeSpec envelope(SoundFontGenerators outer, SoundFontGenerators inner) {
        double sustainDb = Math.clamp(sum(outer, inner, SoundFontGenerators.SUSTAIN) / 10.0, 0, FULL_FALL_DB);
        double decay = seconds(outer, inner, SoundFontGenerators.DECAY) * sustainDb / FULL_FALL_DB;
        double hold = sustainDb > 0 ? seconds(outer, inner, SoundFontGenerators.HOLD) : 0;
        return new EnvelopeSpec(seconds(outer, inner, SoundFontGenerators.ATTACK), hold + decay,
                sustainDb >= FULL_FALL_DB ? 0 : Math.pow(10, -sustainDb / 20), seconds(outer, inner, SoundFontGenerators.RELEASE),
                EnvelopeSpec.Curve.EXPONENTIAL);
    }

    /** Timecents to seconds; at most 100 s, as the specification allows. */
    private static double seconds(SoundFontGenerators outer, SoundFontGenerators inner, int generator) {
        return Math.min(100, Math.pow(2, Math.max(-12_000, sum(outer, inner, generator)) / 1200.0));
    }
}
