// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.session.file.OutsideException;

/** A MIDI file without a program. */
class MidiRackTest {
    private static final Path FONT = Path.of("/usr/share/sounds/sf2/FluidR3_GM.sf2");

    @TempDir
    Path folder;

    /** Channel 1 plays program 48, channel 10 a bass drum. */
    private Path song() throws IOException {
        byte[] track = {0, (byte) 0xC0, 48, 0, (byte) 0x90, 60, 90, 0, (byte) 0x99, 36, 90, 96, (byte) 0x80, 60, 0, 0, (byte) 0x89, 36, 0,
            0, (byte) 0xFF, 0x2F, 0};
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {'M', 'T', 'h', 'd', 0, 0, 0, 6, 0, 0, 0, 1, 0, 96, 'M', 'T', 'r', 'k', 0, 0, 0, (byte) track.length});
        file.writeBytes(track);
        return Files.write(folder.resolve("song.mid"), file.toByteArray());
    }

    private List<String> names(PresetRepository repository) throws IOException, OutsideException {
        SlotCompiler compiler = new SlotCompiler(Rig.COMPILER, new Sounds(repository));
        Path song = song();
        return MidiRack.prepare(song, MidiRack.parse(song), compiler, 48_000, 1, true)
                .parts()
                .stream()
                .map(part -> part.slot().name())
                .toList();
    }

    @Test
    void asksForTheUsualNamesWhereNoLibraryHasThem() throws Exception {
        assertThat(names(new PresetRepository(List.of()))).containsExactly("String Ensemble 1", "Standard Kit");
    }

    @Test
    void givesEveryChannelItsProgramOfASoundFont() throws IOException, OutsideException, PresetException {
        Assumptions.assumeTrue(Files.isReadable(FONT), "Debian's fluid-soundfont-gm is not installed");
        assertThat(names(new PresetRepository(List.of(LibrarySource.of(FONT.toString(), Network.offline())))))
                .containsExactly("FluidR3_GM/Strings", "FluidR3_GM/Standard");
    }
}
