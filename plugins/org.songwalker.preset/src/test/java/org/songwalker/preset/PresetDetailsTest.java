// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.preset.cache.DiskCache;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Network;

/** What is told of presets: their size on this machine and their family. */
@Timeout(60)
class PresetDetailsTest {
    @TempDir
    Path folder;

    private PresetRepository library(String entries) throws Exception {
        Files.writeString(folder.resolve("index.json"), WebLibrary.index("Here", entries));
        return new PresetRepository(List.of(LibrarySource.of(folder.toString(), Network.offline())));
    }

    @Test
    void aPresetInAFolderIsAsLargeAsItsFileAndItsSamples() throws Exception {
        LibraryPreset tone = library("{\"type\":\"preset\",\"name\":\"Tone\",\"path\":\"t/preset.json\",\"category\":\"sampler\"}").list()
                .presets()
                .getFirst();
        Files.createDirectory(folder.resolve("t"));
        String text = "{\"name\":\"Tone\",\"node\":{\"type\":\"sampler\",\"config\":{\"zones\":[" + WebLibrary.zone(60, "a.raw") + ","
                + WebLibrary.zone(61, "a.raw") + "," + WebLibrary.zone(62, "b.raw") + "]}}}";
        Files.writeString(folder.resolve("t/preset.json"), text);
        Files.write(folder.resolve("t/a.raw"), WebLibrary.raw(1_000, 1));
        assertThat(PresetDetails.read(tone).bytes()).isEqualTo(-1); // a sample is missing
        Files.write(folder.resolve("t/b.raw"), WebLibrary.raw(500, 1));
        assertThat(PresetDetails.read(tone).bytes()).isEqualTo(text.length() + 3_000);
    }

    @Test
    void aPresetOnTheWebHasASizeOnceItIsHere() throws Exception {
        DiskCache cache = new DiskCache(folder.resolve("cache"), DiskCache.USUAL_LIMIT);
        try (WebLibrary web = WebLibrary.withZones(2); Network network = Network.online(cache)) {
            LibraryPreset tone = web.repository(network).list().presets().getFirst();
            assertThat(PresetDetails.read(tone).bytes()).isEqualTo(-1);
            new InstrumentBuilder().build(new Resolution.Target.Single(tone));
            assertThat(PresetDetails.read(tone).bytes()).isGreaterThan(4_000); // two samples of 1,000 frames and the file
        }
    }

    private @Nullable Family family(String fields) throws Exception {
        return Family.of(library("{\"type\":\"preset\",\"name\":\"X\",\"path\":\"x.json\"," + fields + "}").list().presets().getFirst());
    }

    @Test
    void theFamilyIsThatOfTheProgramElseOfTheTags() throws Exception {
        assertThat(family("\"gmProgram\":7")).isEqualTo(Family.PIANO);
        assertThat(family("\"gmProgram\":8")).isEqualTo(Family.MALLETS);
        assertThat(family("\"gmProgram\":128")).isEqualTo(Family.DRUMS);
        assertThat(family("\"gmProgram\":39,\"tags\":[\"guitar\"]")).isEqualTo(Family.BASS);
        assertThat(family("\"tags\":[\"melodic\",\"guitar\"]")).isEqualTo(Family.GUITAR);
        assertThat(family("\"tags\":[\"percussion\"]")).isEqualTo(Family.DRUMS);
        assertThat(family("\"category\":\"synth\"")).isEqualTo(Family.SYNTH);
        assertThat(family("\"category\":\"sampler\"")).isNull();
    }
}
