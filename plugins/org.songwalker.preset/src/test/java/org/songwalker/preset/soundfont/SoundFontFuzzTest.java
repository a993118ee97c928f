// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.soundfont;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.hardening.ByteMutator;
import org.songwalker.hardening.Fuzz;
import org.songwalker.preset.decode.OggPages;
import org.songwalker.preset.decode.Tones;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;

/** Damaged SoundFonts end in instruments or in a sentence. */
class SoundFontFuzzTest {
    @TempDir
    Path folder;

    @Test
    void fiveThousandDamagedFontsEndInInstrumentsOrASentence() {
        fuzz("soundfont", SoundFontTest.font());
    }

    @Test
    void fiveThousandDamagedFontsOfCompressedSamplesEndInInstrumentsOrASentence() throws Exception {
        fuzz("sf3", SoundFontTest.compressed(Tones.file("tone.ogg")));
    }

    private void fuzz(String name, byte[] font) {
        Path file = folder.resolve("damaged.sf2");
        new Fuzz(name, PresetException.class, List.of(font), new ByteMutator(), (input, random) -> {
            SoundFont opened = SoundFont.open(Files.write(file, random.nextInt(4) == 0 ? input : OggPages.checked(input)));
            assertThat(opened.name()).isNotNull();
            for (SoundFont.Preset preset : opened.presets()) {
                SamplerInstrument built = (SamplerInstrument) new SoundFontInstrument(opened, SampleMemory.unlimited(), new ArrayList<>())
                        .build("x", preset);
                assertThat(built.zones()).isNotEmpty();
            }
        }).run(5_000);
    }
}
