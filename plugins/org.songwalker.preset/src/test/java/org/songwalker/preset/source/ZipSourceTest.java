// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.preset.InstrumentBuilder;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.Resolution;
import org.songwalker.preset.WebLibrary;

class ZipSourceTest {
    @TempDir
    Path folder;

    private Path zip(Map<String, byte[]> files) throws IOException {
        Path file = folder.resolve("pack.zip");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    /** A flat library of one preset with a zone on key 60, in a folder of the zip file. */
    private Map<String, byte[]> tone(String top, String sample) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(top + "index.json",
                WebLibrary
                        .index("Pack",
                                "{\"type\":\"preset\",\"name\":\"Tone\",\"path\":\"t/preset.json\",\"category\":\"sampler\",\"tags\":[]}")
                        .getBytes(UTF_8));
        files.put(top + "t/preset.json",
                ("{\"name\":\"Tone\",\"node\":{\"type\":\"sampler\",\"config\":{\"zones\":[" + WebLibrary.zone(60, sample) + "]}}}")
                        .getBytes(UTF_8));
        files.put(top + "t/z.raw", WebLibrary.raw(500, 1_000));
        return files;
    }

    private static PresetRepository repository(Path file) throws PresetException {
        return new PresetRepository(List.of(LibrarySource.of(file.toString(), Network.offline())));
    }

    private static InstrumentBuilder.Built build(Path file) throws PresetException {
        return new InstrumentBuilder().build(((Resolution.Found) repository(file).resolve("Pack/Tone")).target());
    }

    @Test
    void aLibraryInAZipFilePlaysWithoutBeingUnpacked() throws Exception {
        for (String top : List.of("", "my library/")) {
            SamplerInstrument tone = (SamplerInstrument) build(zip(tone(top, "z.raw"))).instrument();
            assertThat(tone.zones().getFirst().sample().at(100)).isEqualTo(1_000 / 32_768f);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("pack.zip"));
        }
    }

    @Test
    void namesThatLeadOutOfTheZipFileAreNeitherWrittenNorRead() throws Exception {
        Files.write(folder.resolve("secret.raw"), WebLibrary.raw(500, 2_000));
        for (String sample : List.of("../../secret.raw", "../../../secret.raw", "/etc/passwd", folder.resolve("secret.raw").toString())) {
            Map<String, byte[]> files = tone("", sample);
            files.put("../secret.raw", WebLibrary.raw(500, 3_000));
            Path file = zip(files);
            assertThatThrownBy(() -> build(file)).as(sample).isInstanceOf(PresetException.class);
        }
        assertThat(Files.readAllBytes(folder.resolve("secret.raw"))).isEqualTo(WebLibrary.raw(500, 2_000));
    }

    @Test
    void anEntryThatInflatesBeyondTheLimitIsRefused() throws Exception {
        Map<String, byte[]> files = tone("", "z.raw");
        files.put("t/z.raw", new byte[(64 << 20) + 2]);
        Path file = zip(files);
        assertThat(Files.size(file)).isLessThan(200_000);
        assertThatThrownBy(() -> build(file)).hasMessageContaining("larger than 64 MiB");
    }

    @Test
    void aMissingCutOrForeignFileIsNamed() throws Exception {
        assertThatThrownBy(() -> repository(folder.resolve("none.zip")).requireReadable()).hasMessageContaining("none.zip: no such file");
        Path file = zip(tone("", "z.raw"));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> repository(file).requireReadable()).hasMessageContaining("the zip file is damaged or cut short");
        Files.writeString(file, "no zip file at all");
        assertThatThrownBy(() -> repository(file).requireReadable()).hasMessageContaining("the zip file is damaged or cut short");
    }

    @Test
    void anEncryptedFileIsCalledEncrypted() throws Exception {
        Path file = zip(tone("", "z.raw"));
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at + 46 < bytes.length; at++) {
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2) {
                bytes[at + 8] |= 1; // the flag of each entry in the central directory
            }
        }
        Files.write(file, bytes);
        assertThatThrownBy(() -> repository(file).requireReadable()).hasMessageContaining("the zip file is encrypted; make one without");
    }

    @Test
    void fiveThousandDamagedZipFilesAreReadOrRefused() throws Exception {
        long seed = Long.getLong("songwalker.seed", System.nanoTime());
        Random random = new Random(seed);
        byte[] whole = Files.readAllBytes(zip(tone("", "z.raw")));
        Path file = folder.resolve("damaged.zip");
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int n = random.nextInt(8); n >= 0 && damaged.length > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            try {
                build(file);
            } catch (PresetException | ClassCastException e) { // the name is not found if the index is damaged
                assertThat(e).as("seed %d, input %d", seed, i).isNotNull();
            }
        }
    }
}
