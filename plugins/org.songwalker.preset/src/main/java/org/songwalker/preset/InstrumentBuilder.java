// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.preset.decode.Codec;
import org.songwalker.preset.decode.SampleDecoder;

/**
 * Turns presets into instruments: reads the preset file and its samples, decodes, applies the rules for rates, loops and damaged libraries
 * (presets-and-dsp reference, section 5). A preset that was built is kept as long as memory allows and not decoded again. Thread-safe;
 * blocks.
 */
public final class InstrumentBuilder {

    /**
     * An instrument with what was odd about its files.
     *
     * @param warnings sentences for the user, each naming its file; the instrument plays in spite of them
     */
    public record Built(Instrument instrument, List<String> warnings) {
        public Built {
            warnings = List.copyOf(warnings);
        }
    }

    private record Key(String location, String path, String name) {
    }

    private final SampleDecoder decoder = new SampleDecoder();
    private final Map<Key, SoftReference<Built>> cache = new ConcurrentHashMap<>();

    /**
     * Builds what a name was resolved to.
     *
     * @throws PresetException naming the preset file, the field and the sample that could not be read; the caller then plays the stand-in
     */
    public Built build(Resolution.Target target) throws PresetException {
        Key key = new Key(target.library().source().location(), target.path(), target.fullName());
        SoftReference<Built> kept = cache.get(key);
        Built known = kept == null ? null : kept.get();
        if (known != null) {
            return known;
        }
        Built built = switch (target) {
            case Resolution.Target.Single single -> single(single.entry());
            case Resolution.Target.Kit kit -> kit(kit);
        };
        cache.put(key, new SoftReference<>(built));
        return built;
    }

    private Built single(LibraryPreset preset) throws PresetException {
        List<String> warnings = new ArrayList<>();
        PresetDescriptor descriptor = descriptor(preset);
        return new Built(nodes(preset, descriptor, warnings).build(descriptor.node()), warnings);
    }

    private PresetDescriptor descriptor(LibraryPreset preset) throws PresetException {
        PresetSource source = preset.library().source();
        return PresetDescriptor.parse(source.describe(preset.path()), source.read(preset.path(), PresetSource.LARGEST_JSON));
    }

    private NodeBuilder nodes(LibraryPreset preset, PresetDescriptor descriptor, List<String> warnings) {
        return new NodeBuilder(preset.fullName(), descriptor, new SampleReader(preset, descriptor.file(), decoder, warnings));
    }

    /** All drums in one instrument. A drum that cannot be read is left out with a warning, unless none is left. */
    private Built kit(Resolution.Target.Kit kit) throws PresetException {
        List<String> warnings = new ArrayList<>();
        List<Zone> zones = new ArrayList<>();
        PresetException failure = null;
        for (LibraryPreset drum : kit.drums()) {
            try {
                PresetDescriptor descriptor = descriptor(drum);
                if (nodes(drum, descriptor, warnings).build(descriptor.node()) instanceof SamplerInstrument sampler) {
                    zones.addAll(sampler.zones());
                }
            } catch (PresetException e) {
                failure = failure == null ? e : failure;
                warnings.add(e.getMessage());
            }
        }
        if (zones.isEmpty() && failure != null) {
            throw failure;
        }
        return new Built(new SamplerInstrument(kit.fullName(), zones, SamplerInstrument.Choice.FIRST_MATCH, false), warnings);
    }

    /**
     * A single audio file as an instrument over all keys, at its own pitch on key 60.
     *
     * @param name  name of the instrument
     * @param file  the file, for messages
     * @param bytes its content; the ending of {@code file} says how it is encoded
     */
    public Instrument audioFile(String name, String file, byte[] bytes) throws PresetException {
        Codec codec = Codec.ofPath(file);
        if (codec == null || codec == Codec.RAW) {
            throw new PresetException(PresetException.Reason.UNSUPPORTED, file, "", "expected a .wav, .aiff or .mp3 file");
        }
        try {
            SampleData data = decoder.decode(bytes, codec, 1);
            return new SamplerInstrument(name, List.of(new Zone(0, 127, 60, data, null, false, EnvelopeSpec.SAMPLER)),
                    SamplerInstrument.Choice.FIRST_MATCH, false);
        } catch (org.songwalker.preset.decode.DecodeException e) {
            throw new PresetException(PresetException.Reason.MALFORMED, file, "", e.getMessage(), e);
        }
    }

    /** Forgets a built preset, so that the next call reads its files again; returns whether it was known. */
    public boolean forget(Resolution.Target target) {
        @Nullable SoftReference<Built> kept = cache.remove(new Key(target.library().source().location(), target.path(), target.fullName()));
        return kept != null;
    }
}
