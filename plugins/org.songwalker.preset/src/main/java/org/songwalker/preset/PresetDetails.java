// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.preset.build.AudioReference;
import org.songwalker.preset.build.PresetDescriptor;
import org.songwalker.preset.build.PresetZone;
import org.songwalker.preset.index.Paths;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;

/**
 * What a preset's file says, beyond its index.
 *
 * @param licence as the file words it, or empty
 * @param origin  where the sound comes from, or empty
 * @param zones   in the order in which they are looked at; none if it is no sampler
 * @param bytes   of its file and its samples on this machine; -1 if they are not all here, or nobody can tell
 */
public record PresetDetails(LibraryPreset preset, String licence, String origin, List<ZoneDetails> zones, long bytes) {

    /**
     * A zone.
     *
     * @param keyLow        0 to 127; above {@code keyHigh} the zone is empty
     * @param velocityLow   0 to 127
     * @param rootNote      the key at which the sample sounds as recorded
     * @param fineTuneCents the sample sounds this much above the root note
     * @param sampleRateHz  of the recording
     * @param looped        true if it has a loop
     * @param sample        its file, or empty if it is inside the preset
     */
    public record ZoneDetails(int keyLow, int keyHigh, int velocityLow, int velocityHigh, double rootNote, double fineTuneCents,
            double sampleRateHz, boolean looped, String sample) {}

    public PresetDetails {
        zones = List.copyOf(zones);
    }

    /** Reads the preset's file; of a SoundFont also the samples. Blocks. */
    public static PresetDetails read(LibraryPreset preset) throws PresetException {
        return switch (preset.library()) {
            case IndexedLibrary library -> {
                PresetDescriptor descriptor = PresetDescriptor.parse(library.source().describe(preset.path()),
                        library.source().read(preset.path(), LibrarySource.LARGEST_JSON));
                yield new PresetDetails(preset, descriptor.licence(), descriptor.origin(),
                        descriptor.zones().stream().map(PresetDetails::zone).toList(), bytes(preset, descriptor.zones()));
            }
            case SoundFontLibrary font -> font(preset, font.build(preset, SampleMemory.unlimited()));
            case SfzLibrary sfz -> font(preset, sfz.build(preset, SampleMemory.unlimited()));
        };
    }

    private static PresetDetails font(LibraryPreset preset, InstrumentBuilder.Built built) {
        return new PresetDetails(preset, "", preset.library().source().location(), zones(built.instrument()), -1);
    }

    private static long bytes(LibraryPreset preset, List<PresetZone> zones) {
        Set<String> samples = new HashSet<>();
        for (PresetZone zone : zones) {
            try {
                switch (zone.audio()) {
                    case AudioReference.External file -> samples.add(Paths.resolve(preset.path(), file.url(), preset.path(), zone.field()));
                    case AudioReference.ContentAddressed file -> samples.add(Paths.directory(preset.library().path()) + file.path());
                    case AudioReference.InlineFile _,AudioReference.InlinePcm _ -> {} // in the file itself
                }
            } catch (PresetException e) {
                return -1; // it leads out of the library; loading it says so
            }
        }
        return preset.library().source().bytes(preset.path(), samples);
    }

    private static ZoneDetails zone(PresetZone zone) {
        return new ZoneDetails(zone.keyLow(), zone.keyHigh(), zone.velocityLow(), zone.velocityHigh(), zone.rootNote(),
                zone.fineTuneCents(), zone.sampleRateHz(), zone.loop() != null, zone.audio().label());
    }

    private static List<ZoneDetails> zones(Instrument instrument) {
        return instrument instanceof SamplerInstrument sampler ? sampler.zones().stream().map(PresetDetails::zone).toList() : List.of();
    }

    private static ZoneDetails zone(Zone zone) {
        double root = Math.floor(zone.rootPitch());
        return new ZoneDetails(zone.keyLow(), zone.keyHigh(), zone.velocityLow(), zone.velocityHigh(), root,
                100 * (zone.rootPitch() - root), zone.sample().rateHz(), zone.loop() != null, "");
    }
}
