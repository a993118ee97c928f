// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.build.PresetDescriptor;
import org.songwalker.preset.build.PresetZone;
import org.songwalker.preset.build.SampleReader;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;
import org.songwalker.preset.source.StoredSample;

/**
 * Looks for what is wrong in a library: files that are missing, empty or cannot be decoded, hashes of other files, zones that no key
 * reaches or that lie over each other, loops beyond their sample or of a period that the root key contradicts (sound reference 5.3). Reads
 * every sample. One thread.
 */
public final class LibraryCheck {
    /** A loop of more periods can be off by less than a semitone only, which says nothing. */
    private static final int MOST_PERIODS = 8;
    /** Further off than this the root key, and not the tuning of the instrument, is at fault. */
    private static final double MOST_CENTS = 60;

    /**
     * Something that is wrong.
     *
     * @param preset  {@code Library/Name}, or the library's name if it concerns an index
     * @param file    the file that says or lacks it
     * @param field   JSON field in it, or empty
     * @param message what is wrong, as a clause
     */
    public record Anomaly(String preset, String file, String field, String message) {}

    private final Consumer<Anomaly> found;

    public LibraryCheck(Consumer<Anomaly> found) {
        this.found = found;
    }

    /** Checks all presets of a library; stops early, with what was found, if the thread is interrupted. */
    public void check(Library library) {
        try {
            List<LibraryPreset> presets = library.presets();
            library.faults().forEach(fault -> found(library.name(), fault));
            for (LibraryPreset preset : presets) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                check(preset);
            }
        } catch (PresetException e) {
            found(library.name(), e);
        }
    }

    private void check(LibraryPreset preset) {
        try {
            switch (preset.library()) {
                case IndexedLibrary indexed -> check(preset, indexed);
                case SoundFontLibrary font -> warnings(preset, font.build(preset, SampleMemory.unlimited()));
                case SfzLibrary sfz -> warnings(preset, sfz.build(preset, SampleMemory.unlimited()));
            }
        } catch (PresetException e) {
            found(preset.fullName(), e);
        }
    }

    /** A font says itself what is wrong with it. */
    private void warnings(LibraryPreset preset, InstrumentBuilder.Built built) {
        String file = preset.library().source().location();
        built.warnings().forEach(warning -> found.accept(new Anomaly(preset.fullName(), file, "", warning)));
    }

    private void found(String preset, PresetException e) {
        String start = e.file() + ": " + (e.field().isEmpty() ? "" : e.field() + ": ");
        String message = String.valueOf(e.getMessage());
        found.accept(new Anomaly(preset, e.file(), e.field(), message.startsWith(start) ? message.substring(start.length()) : message));
    }

    private void check(LibraryPreset preset, IndexedLibrary library) throws PresetException {
        LibrarySource source = library.source();
        PresetDescriptor descriptor = PresetDescriptor.parse(source.describe(preset.path()),
                source.read(preset.path(), LibrarySource.LARGEST_JSON));
        List<PresetZone> zones = descriptor.zones();
        if (preset.zoneCount() > 0 && preset.zoneCount() != zones.size()) {
            found.accept(new Anomaly(preset.fullName(), source.describe(library.path()), preset.name() + ".zoneCount",
                    "it says " + preset.zoneCount() + ", the preset has " + zones.size()));
        }
        SampleReader samples = new SampleReader(source, preset.path(), library.path(), descriptor.file(), SampleMemory.unlimited(),
                new ArrayList<>());
        for (int i = 0; i < zones.size(); i++) {
            Zone zone = new Zone(preset, descriptor, zones.get(i));
            ranges(zone, zones.subList(0, i));
            sample(zone, samples);
        }
    }

    /** A zone with what its anomalies name. */
    private record Zone(LibraryPreset preset, PresetDescriptor descriptor, PresetZone zone) {}

    private void found(Zone zone, String field, String message) {
        found.accept(new Anomaly(zone.preset().fullName(), zone.descriptor().file(), zone.zone().field() + field, message));
    }

    private void ranges(Zone of, List<PresetZone> earlier) {
        PresetZone zone = of.zone();
        if (!zone.reachable()) {
            found(of, zone.keyLow() > zone.keyHigh() ? ".keyRange" : ".velocityRange",
                    "its low end is above its high end, so no key plays it");
            return;
        }
        PresetZone first = earlier.stream().filter(PresetZone::reachable).filter(zone::overlaps).findFirst().orElse(null);
        if (first != null) {
            found(of, ".keyRange", "it lies over " + first.field()
                    + (first.covers(zone) ? " whole, so it is never heard" : ", which plays where both could"));
        }
    }

    private void sample(Zone of, SampleReader samples) {
        try {
            StoredSample sample = samples.raw(of.zone());
            sample.notes().forEach(note -> found(of, ".audio", "sample " + of.zone().audio().label() + ": " + note));
            String other = samples.otherHash(of.zone(), sample.sha256());
            if (other != null) {
                found(of, ".audio.sha256", other);
            }
            String loop = loop(of.zone(), sample.data().length() / sample.data().rateHz());
            if (loop != null) {
                found(of, ".loop", loop);
            }
        } catch (PresetException e) {
            found(of.preset().fullName(), e);
        }
    }

    private static @Nullable String loop(PresetZone zone, double seconds) {
        PresetZone.LoopPoints loop = zone.loop();
        if (loop == null) {
            return null;
        }
        double length = loop.end() - loop.start();
        if (length < 2) {
            return "the loop from " + text(loop.start()) + " to " + text(loop.end()) + " is shorter than two frames, so there is none";
        }
        double frames = seconds * zone.sampleRateHz();
        if (loop.end() > frames + 1) {
            return "the loop ends at frame " + text(loop.end()) + ", the sample at " + text(Math.floor(frames));
        }
        double period = zone.sampleRateHz() / (440 * Math.pow(2, (zone.rootNote() + zone.fineTuneCents() / 100 - 69) / 12));
        double periods = length / period;
        double whole = Math.max(1, Math.rint(periods));
        double cents = 1200 * Math.log(whole / periods) / Math.log(2);
        return whole > MOST_PERIODS || Math.abs(cents) < MOST_CENTS ? null
                : String.format(Locale.ROOT, "the loop has %s frames, %.2f periods of its root key, so it sounds %.0f cents %s",
                        text(length), periods, Math.abs(cents), cents > 0 ? "sharp" : "flat");
    }

    private static String text(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
