// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
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
import org.songwalker.preset.build.NodeBuilder;
import org.songwalker.preset.build.PresetDescriptor;
import org.songwalker.preset.build.SampleReader;
import org.songwalker.preset.decode.Codec;
import org.songwalker.preset.decode.DecodeException;
import org.songwalker.preset.decode.SampleDecoder;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;

/**
 * Turns presets into instruments: reads the preset file and its samples, decodes, applies the rules for rates, loops and damaged libraries
 * (sound reference 5). A preset that was built is kept as long as memory allows and not decoded again. Thread-safe; blocks.
 */
public final class InstrumentBuilder {

    /**
     * An instrument with warnings about its files.
     *
     * @param warnings sentences for the user, each naming its file; the instrument plays in spite of them
     * @param lasting  false if a sample could not be reached: another try may find it
     */
    public record Built(Instrument instrument, List<String> warnings, boolean lasting) {
        public Built {
            warnings = List.copyOf(warnings);
        }

        public Built(Instrument instrument, List<String> warnings) {
            this(instrument, warnings, true);
        }
    }

    /** Entry of one preset in the cache. Its lock lets one thread decode while others wait for the result. */
    private static final class Kept {
        private @Nullable SoftReference<Built> reference;

        @Nullable
        Built get() {
            return reference == null ? null : reference.get();
        }
    }

    private record Key(String location, String path, String name) {}

    private final Map<Key, Kept> cache = new ConcurrentHashMap<>();

    /** The content of a file, read if it is needed. */
    @FunctionalInterface
    public interface Content {
        byte[] bytes() throws IOException;
    }

    /** Builds an instrument that is not part of a session. */
    public Built build(Resolution.Target target) throws PresetException {
        return build(target, SampleMemory.unlimited());
    }

    /**
     * Builds the instrument of a resolved name.
     *
     * @param memory the samples of the session; none of the instrument's are in it after an exception
     * @throws PresetException naming the preset file, the field and the sample that could not be read or has no room; the caller then plays
     *                         the stand-in
     */
    public Built build(Resolution.Target target, SampleMemory memory) throws PresetException {
        Key key = new Key(target.library().source().location(), target.path(), target.fullName());
        Kept kept = cache.computeIfAbsent(key, k -> new Kept());
        synchronized (kept) {
            Built known = kept.get();
            if (known == null) {
                known = made(target, memory);
                kept.reference = known.lasting() ? new SoftReference<>(known) : null;
            } else if (!memory.hold(known.instrument())) {
                throw new PresetException(PresetException.Reason.UNSUPPORTED, target.fullName(), "", memory.full());
            }
            return known;
        }
    }

    private Built made(Resolution.Target target, SampleMemory memory) throws PresetException {
        int mark = memory.mark();
        try {
            return read(target, memory);
        } catch (PresetException e) {
            memory.release(mark);
            throw e;
        }
    }

    private Built read(Resolution.Target target, SampleMemory memory) throws PresetException {
        return switch (target) {
            case Resolution.Target.Single single -> switch (single.entry().library()) {
                case IndexedLibrary indexed -> single(single.entry(), memory);
                case SoundFontLibrary font -> font.build(single.entry(), memory);
                case SfzLibrary sfz -> sfz.build(single.entry(), memory);
            };
            case Resolution.Target.Drum drum -> drum(drum, memory);
            case Resolution.Target.Kit kit -> kit(kit, memory);
        };
    }

    private Built single(LibraryPreset preset, SampleMemory memory) throws PresetException {
        List<String> warnings = new ArrayList<>();
        PresetDescriptor descriptor = descriptor(preset);
        SampleReader samples = samples(preset, descriptor, memory, warnings);
        Instrument instrument = new NodeBuilder(preset.fullName(), descriptor, samples).build(descriptor.node());
        if (samples.complete()) {
            preset.library().source().loaded(preset.path(), samples.files());
        }
        return new Built(instrument, warnings, !samples.unreached());
    }

    private PresetDescriptor descriptor(LibraryPreset preset) throws PresetException {
        LibrarySource source = preset.library().source();
        return PresetDescriptor.parse(source.describe(preset.path()), source.read(preset.path(), LibrarySource.LARGEST_JSON));
    }

    private static SampleReader samples(LibraryPreset preset, PresetDescriptor descriptor, SampleMemory memory, List<String> warnings) {
        return new SampleReader(preset.library().source(), preset.path(), preset.library().path(), descriptor.file(), memory, warnings);
    }

    /** One key of a kit, as an instrument of that key alone: it sounds without naming a pitch. */
    private Built drum(Resolution.Target.Drum drum, SampleMemory memory) throws PresetException {
        Built kit = build(new Resolution.Target.Single(drum.kit()), memory);
        if (!(kit.instrument() instanceof SamplerInstrument sampler)) {
            throw new PresetException(PresetException.Reason.UNSUPPORTED, drum.fullName(), "", "the kit is no sampler");
        }
        int key = drum.key();
        List<Zone> zones = sampler.zones()
                .stream()
                .filter(z -> z.coversKey(key))
                .map(z -> new Zone(key, key, z.velocityLow(), z.velocityHigh(), z.rootPitch(), z.sample(), z.loop(), z.oneShot(),
                        z.envelope(), z.gain(), z.pan(), z.cutoffHz(), z.resonanceQ(), z.exclusiveClass(), z.vibrato(), z.font()))
                .toList();
        if (zones.isEmpty()) {
            throw new PresetException(PresetException.Reason.ABSENT, drum.fullName(), "", "the kit has nothing on key " + key);
        }
        return new Built(new SamplerInstrument(drum.fullName(), zones, sampler.choice(), false), kit.warnings());
    }

    /** All drums in one instrument. A drum that cannot be read is left out with a warning, unless none is left. */
    private Built kit(Resolution.Target.Kit kit, SampleMemory memory) throws PresetException {
        List<String> warnings = new ArrayList<>();
        List<Zone> zones = new ArrayList<>();
        PresetException failure = null;
        for (LibraryPreset drum : kit.drums()) {
            int mark = memory.mark();
            try {
                PresetDescriptor descriptor = descriptor(drum);
                SampleReader samples = samples(drum, descriptor, memory, warnings);
                if (new NodeBuilder(drum.fullName(), descriptor, samples).build(descriptor.node()) instanceof SamplerInstrument sampler) {
                    zones.addAll(sampler.zones());
                    drum.library().source().loaded(drum.path(), samples.files());
                }
            } catch (PresetException e) {
                memory.release(mark);
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
     * @param file    what the program calls it, for messages; its ending says how it is encoded
     * @param place   where it lies: one place is decoded once
     * @param content asked for if it is not decoded yet
     * @param memory  the samples of the session
     * @throws IOException from {@code content}
     */
    public Built audioFile(String file, Path place, Content content, SampleMemory memory) throws PresetException, IOException {
        Codec codec = Codec.ofPath(file);
        if (codec == null || codec == Codec.RAW) {
            throw new PresetException(PresetException.Reason.UNSUPPORTED, file, "", "expected a .wav, .aiff, .mp3, .flac or .ogg file");
        }
        try {
            List<String> warnings = new ArrayList<>();
            SampleMemory.Decoded known = memory.file(place);
            if (known == null) {
                known = new SampleMemory.Decoded(
                        new SampleDecoder(note -> warnings.add(file + ": " + note)).decode(content.bytes(), codec, 1), "");
                if (!memory.keep(place, known)) {
                    throw new PresetException(PresetException.Reason.UNSUPPORTED, file, "", memory.full());
                }
            }
            SampleData data = known.data();
            return new Built(new SamplerInstrument(file, List.of(new Zone(0, 127, 60, data, null, false, EnvelopeSpec.SAMPLER)),
                    SamplerInstrument.Choice.FIRST_MATCH, false), warnings);
        } catch (DecodeException e) {
            throw new PresetException(PresetException.Reason.MALFORMED, file, "", e.getMessage(), e);
        }
    }

    /** Forgets a built preset, so that the next call reads its files again; returns whether it was known. */
    public boolean forget(Resolution.Target target) {
        return cache.remove(new Key(target.library().source().location(), target.path(), target.fullName())) != null;
    }
}
