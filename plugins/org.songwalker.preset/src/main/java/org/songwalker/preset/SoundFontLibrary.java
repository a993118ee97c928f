// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.ArrayList;
import java.util.List;
import org.songwalker.preset.index.Names;
import org.songwalker.preset.index.PresetIndex;
import org.songwalker.preset.soundfont.SoundFont;
import org.songwalker.preset.soundfont.SoundFontInstrument;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;
import org.songwalker.preset.source.SoundFontSource;

/** The presets of a SoundFont; a preset's path is {@code bank:program}. */
final class SoundFontLibrary implements Library {
    private final String name;
    private final SoundFontSource source;
    private final SoundFont font;
    private final List<LibraryPreset> presets = new ArrayList<>();

    /** Named after its file, as a folder of presets would be. */
    SoundFontLibrary(SoundFontSource source) throws PresetException {
        this.source = source;
        this.font = SoundFont.open(source.file());
        String file = Names.leaf(source.location().replace('\\', '/'));
        this.name = file.replaceFirst("(?i)\\.sf[23]$", "");
        for (SoundFont.Preset preset : font.presets()) {
            boolean general = preset.bank() == 0 && preset.program() < 128;
            List<String> tags = preset.percussion() ? List.of("percussion", "gm:128")
                    : general ? List.of("melodic", "gm:" + preset.program()) : List.of("melodic");
            String path = preset.bank() + ":" + preset.program();
            presets.add(new LibraryPreset(this, preset.name(), path, new PresetIndex.Entry.Preset(preset.name(), path, "sampler", tags,
                    general ? (Integer) preset.program() : null, 0, 0, 127)));
        }
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
        for (SoundFont.Preset candidate : font.presets()) {
            if ((candidate.bank() + ":" + candidate.program()).equals(preset.path())) {
                List<String> warnings = new ArrayList<>();
                return new InstrumentBuilder.Built(new SoundFontInstrument(font, memory, warnings).build(preset.fullName(), candidate),
                        warnings);
            }
        }
        throw new PresetException(PresetException.Reason.ABSENT, font.file(), "", "there is no preset " + preset.path());
    }
}
