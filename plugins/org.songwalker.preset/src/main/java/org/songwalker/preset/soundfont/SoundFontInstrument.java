// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.soundfont;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.FontGenerator;
import org.songwalker.engine.instrument.FontZone;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.Modulators;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Vibrato;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.preset.decode.Codec;
import org.songwalker.preset.decode.DecodeException;
import org.songwalker.preset.decode.SampleDecoder;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;

/**
 * Builds one preset of a SoundFont: every zone that matches sounds, so stereo halves and layers play together. Generators and modulators go
 * to the voices as the font states them; sends to effects are not played. One thread.
 */
public final class SoundFontInstrument {
    private static final int ROM = 0x8000;
    /** No real preset comes near; a damaged one must not keep the program busy for hours. */
    private static final int MOST_ZONES = 50_000;

    /** Frames of a font, or the bytes of a compressed sample. */
    private record Stretch(String font, boolean compressed, int start, int end) {}

    /** Frames of a compressed sample. */
    private record Part(Stretch sample, int start, int end) {}

    /** A zone of an instrument, by the index of its sample, that waits for the other side of a stereo pair. */
    private record Side(int sample, List<Integer> range) {}

    private final SoundFont font;
    private final SampleMemory memory;
    private final List<String> warnings;
    private final List<Zone> zones = new ArrayList<>();
    private final Set<Side> sides = new HashSet<>();
    /** Compressed samples that cannot be decoded; each is said once. */
    private final Set<Stretch> unreadable = new HashSet<>();
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
        ByteBuffer modulators = font.optional("pmod");
        SoundFontGenerators global = SoundFontGenerators.nothing();
        SoundFontModulators globalModulators = SoundFontModulators.NONE;
        for (int bag = preset.firstBag(); bag < preset.endBag(); bag++) {
            SoundFontGenerators zone = global.with(generators, SoundFont.unsigned(bags, bag * 4), SoundFont.unsigned(bags, bag * 4 + 4));
            SoundFontModulators own = globalModulators.replacedBy(modulators(modulators, bags, bag));
            if (zone.says(SoundFontGenerators.INSTRUMENT)) {
                instrumentZones(zone, own, zone.get(SoundFontGenerators.INSTRUMENT));
            } else if (bag == preset.firstBag()) {
                global = zone;
                globalModulators = own;
            }
        }
    }

    /** The modulators of a zone. Those of a damaged table are left out with a warning, because the zone sounds without them. */
    private SoundFontModulators modulators(ByteBuffer table, ByteBuffer bags, int bag) {
        int from = SoundFont.unsigned(bags, bag * 4 + 2);
        int to = SoundFont.unsigned(bags, bag * 4 + 6);
        if (from == to) {
            return SoundFontModulators.NONE;
        }
        if (from > to || to - from > Modulators.MOST || !SoundFontModulators.holds(table, to)) {
            if (warnings.isEmpty() || !warnings.getLast().equals(damagedModulators())) {
                warnings.add(damagedModulators());
            }
            return SoundFontModulators.NONE;
        }
        return SoundFontModulators.read(table, from, to);
    }

    private String damagedModulators() {
        return font.file() + ": a zone's modulators are damaged; it plays without them";
    }

    private void instrumentZones(SoundFontGenerators outer, SoundFontModulators added, int instrument) throws PresetException {
        ByteBuffer headers = font.chunk("inst");
        ByteBuffer bags = font.chunk("ibag");
        ByteBuffer generators = font.chunk("igen");
        ByteBuffer modulators = font.optional("imod");
        int first = SoundFont.unsigned(headers, instrument * 22 + 20);
        int end = SoundFont.unsigned(headers, instrument * 22 + 42);
        SoundFontGenerators global = SoundFontGenerators.standard();
        SoundFontModulators globalModulators = SoundFontModulators.NONE;
        sides.clear();
        for (int bag = first; bag < end; bag++) {
            if (++seen > MOST_ZONES) {
                throw new IllegalArgumentException("more than " + MOST_ZONES + " zones");
            }
            SoundFontGenerators zone = global.with(generators, SoundFont.unsigned(bags, bag * 4), SoundFont.unsigned(bags, bag * 4 + 4));
            SoundFontModulators own = globalModulators.replacedBy(modulators(modulators, bags, bag));
            if (zone.says(SoundFontGenerators.SAMPLE)) {
                add(outer, zone, SoundFontModulators.defaults().replacedBy(own).plus(added));
            } else if (bag == first) {
                global = zone;
                globalModulators = own;
            }
        }
    }

    private void add(SoundFontGenerators outer, SoundFontGenerators inner, SoundFontModulators modulators) throws PresetException {
        int keyLow = Math.max(outer.low(SoundFontGenerators.KEY_RANGE), inner.low(SoundFontGenerators.KEY_RANGE));
        int keyHigh = Math.min(outer.high(SoundFontGenerators.KEY_RANGE), inner.high(SoundFontGenerators.KEY_RANGE));
        int velocityLow = Math.max(outer.low(SoundFontGenerators.VELOCITY_RANGE), inner.low(SoundFontGenerators.VELOCITY_RANGE));
        int velocityHigh = Math.min(outer.high(SoundFontGenerators.VELOCITY_RANGE), inner.high(SoundFontGenerators.VELOCITY_RANGE));
        if (keyLow > keyHigh || velocityLow > velocityHigh) {
            return;
        }
        int index = inner.get(SoundFontGenerators.SAMPLE);
        SoundFont.Sample sample = font.sample(index);
        if ((sample.type() & ROM) != 0 || sample.end() - sample.start() < 2 || sample.rateHz() < 400) {
            warnings.add(font.file() + ": sample '" + sample.name() + "' holds no audio; its zone is left out");
            return;
        }
        SampleData whole = sample.compressed() ? decoded(sample) : null;
        if (sample.compressed() && whole == null) {
            return;
        }
        // Of a compressed sample, offsets count from its first frame.
        int from = whole == null ? sample.start() : 0;
        int to = whole == null ? sample.end() : whole.length();
        int start = from + inner.get(SoundFontGenerators.START_OFFSET) + 32_768 * inner.get(SoundFontGenerators.START_COARSE);
        int end = to + inner.get(SoundFontGenerators.END_OFFSET) + 32_768 * inner.get(SoundFontGenerators.END_COARSE);
        start = Math.clamp(start, from, to - 2);
        end = Math.clamp(end, start + 2, to);
        SampleData data = whole == null ? data(sample, start, end) : part(sample, whole, start, end);
        int stated = inner.get(SoundFontGenerators.ROOT_KEY);
        int root = stated >= 0 && stated <= 127 ? stated : sample.rootKey() > 127 ? 60 : sample.rootKey();
        double[] generators = SoundFontGenerators.sum(outer, inner);
        double tune = generators[FontGenerator.COARSE_TUNE] + (generators[FontGenerator.FINE_TUNE] + sample.correctionCents()) / 100;
        FontZone voice = new FontZone(generators, modulators.prepared(), root, sample.correctionCents(),
                companion(index, sample, List.of(keyLow, keyHigh, velocityLow, velocityHigh)));
        zones.add(new Zone(keyLow, keyHigh, velocityLow, velocityHigh, root - tune, data, loop(inner, sample, start, data.length()), false,
                EnvelopeSpec.SAMPLER, 1, 0, Zone.NO_FILTER, 1, inner.get(SoundFontGenerators.EXCLUSIVE_CLASS), Vibrato.NONE, voice));
    }

    /** True if a zone before this one of the instrument plays the other side of the pair on the same keys and velocities. */
    private boolean companion(int index, SoundFont.Sample sample, List<Integer> range) {
        if (!sample.stereo()) {
            return false;
        }
        boolean second = sample.link() != index && sides.remove(new Side(sample.link(), range));
        if (!second) {
            sides.add(new Side(index, range));
        }
        return second;
    }

    private SampleData data(SoundFont.Sample sample, int start, int end) throws PresetException {
        Stretch stretch = new Stretch(font.file(), false, start, end);
        SampleMemory.Decoded known = memory.file(stretch);
        if (known == null) {
            known = new SampleMemory.Decoded(new SampleData(font.frames(start, end), sample.rateHz()), "");
            keep(stretch, known, sample);
        }
        return known.data().atRate(sample.rateHz());
    }

    /** A compressed sample; null, with a warning, if it cannot be decoded. */
    private @Nullable SampleData decoded(SoundFont.Sample sample) throws PresetException {
        Stretch stretch = new Stretch(font.file(), true, sample.start(), sample.end());
        SampleMemory.Decoded known = memory.file(stretch);
        if (known == null && !unreadable.contains(stretch)) {
            String label = font.file() + ": sample '" + sample.name() + "': ";
            try {
                SampleDecoder decoder = new SampleDecoder(note -> warnings.add(label + note));
                known = new SampleMemory.Decoded(decoder.decode(font.bytes(sample.start(), sample.end()), Codec.OGG, sample.rateHz()), "");
            } catch (DecodeException e) {
                warnings.add(label + e.getMessage() + "; its zones are left out");
            }
            if (known != null && known.data().length() >= 2) {
                keep(stretch, known, sample);
            } else {
                unreadable.add(stretch);
                known = null;
            }
        }
        return known == null ? null : known.data().atRate(sample.rateHz());
    }

    /** Some frames of a compressed sample. */
    private SampleData part(SoundFont.Sample sample, SampleData whole, int start, int end) throws PresetException {
        if (start == 0 && end == whole.length()) {
            return whole;
        }
        Part part = new Part(new Stretch(font.file(), true, sample.start(), sample.end()), start, end);
        SampleMemory.Decoded known = memory.file(part);
        if (known == null) {
            known = new SampleMemory.Decoded(new SampleData(Arrays.copyOfRange(whole.frames(), start, end), sample.rateHz()), "");
            keep(part, known, sample);
        }
        return known.data().atRate(sample.rateHz());
    }

    private void keep(Object key, SampleMemory.Decoded decoded, SoundFont.Sample sample) throws PresetException {
        if (!memory.keep(key, decoded)) {
            throw new PresetException(PresetException.Reason.UNSUPPORTED, font.file(), "",
                    "sample '" + sample.name() + "': " + memory.full());
        }
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
}
