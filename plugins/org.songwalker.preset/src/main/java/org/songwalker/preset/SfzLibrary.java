// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songwalker.preset.index.Names;
import org.songwalker.preset.index.PresetIndex;
import org.songwalker.preset.sfz.SfzInstrument;
import org.songwalker.preset.sfz.SfzText;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;

/** The SFZ files of a folder, or a single one: each is a preset, named after its file. */
final class SfzLibrary implements Library {
    private final String name;
    private final LibrarySource source;
    private final List<LibraryPreset> presets = new ArrayList<>();

    /**
     * @param place what it is named after, as a folder of presets would be
     * @param files paths of the files in the source
     */
    SfzLibrary(LibrarySource source, Path place, List<String> files) {
        this.source = source;
        Path leaf = place.getFileName();
        this.name = leaf == null ? "SFZ" : withoutEnding(leaf.toString());
        for (String file : files) {
            String preset = withoutEnding(Names.leaf(file));
            List<String> tags = preset.toLowerCase(Locale.ROOT).matches(".*\\b(drums?|kit|percussion)\\b.*") ? List.of("percussion")
                    : List.of("melodic");
            presets.add(
                    new LibraryPreset(this, preset, file, new PresetIndex.Entry.Preset(preset, file, "sampler", tags, null, 0, 0, 127)));
        }
    }

    private static String withoutEnding(String file) {
        return SfzInstrument.named(file) ? file.substring(0, file.length() - 4) : file;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public LibrarySource source() {
        return source;
    }

    @Override
    public List<LibraryPreset> presets() {
        return List.copyOf(presets);
    }

    @Override
    public List<PresetException> faults() {
        return List.of();
    }

    InstrumentBuilder.Built build(LibraryPreset preset, SampleMemory memory) throws PresetException {
        List<String> warnings = new ArrayList<>();
        return new InstrumentBuilder.Built(
                new SfzInstrument(SfzText.read(source, preset.path()), memory, warnings).build(preset.fullName()), warnings);
    }
}
