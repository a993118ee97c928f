// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.StarterSource;
import org.songwalker.starter.StarterMaker;

class StarterTest {
    private final PresetRepository repository = new PresetRepository(List.of());

    private SamplerInstrument load(String name) throws PresetException {
        Resolution.Found found = (Resolution.Found) repository.resolve(name);
        return (SamplerInstrument) new InstrumentBuilder().build(found.target()).instrument();
    }

    private static float peak(Zone zone) {
        float peak = 0;
        for (float value : zone.sample().frames()) {
            peak = Math.max(peak, Math.abs(value));
        }
        return peak;
    }

    @Test
    void itHasItsSixInstruments() throws PresetException {
        assertThat(repository.starter().presets()).extracting(LibraryPreset::fullName)
                .containsExactly("Starter/Keys", "Starter/Bass", "Starter/Strings", "Starter/Lead", "Starter/Pad", "Starter/Kit");
    }

    @Test
    void itsInstrumentsLoadWithAndWithoutTheLibrarysName() throws PresetException {
        assertThat(load("Starter/Keys").name()).isEqualTo("Starter/Keys");
        assertThat(load("Strings").name()).isEqualTo("Starter/Strings");
    }

    @Test
    void aVagueNameIsNotAnsweredByTheStarter() {
        assertThat(repository.resolve("Fingered Bass")).isInstanceOf(Resolution.Missing.class);
        assertThat(repository.resolve("String")).isInstanceOf(Resolution.Missing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Keys", "Bass", "Strings", "Lead", "Pad"})
    void melodicZonesCoverTheKeyboardInTune(String name) throws PresetException {
        SamplerInstrument instrument = load("Starter/" + name);
        assertThat(instrument.zones().getFirst().keyLow()).isZero();
        assertThat(instrument.zones().getLast().keyHigh()).isEqualTo(127);
        for (int key = 0; key < 128; key++) {
            int asked = key;
            assertThat(instrument.zones()).as("key " + key).filteredOn(z -> z.coversKey(asked)).hasSize(1);
        }
        for (Zone zone : instrument.zones()) {
            double wanted = 440 * Math.pow(2, (zone.rootPitch() - 69) / 12);
            double cents = 1200 * Math.log(centreOfFundamental(zone) / wanted) / Math.log(2);
            assertThat(cents).as(name + " " + zone.rootPitch()).isBetween(-5.0, 5.0);
        }
    }

    /** Frequency around which the energy of the fundamental lies, over exactly one loop: an ensemble's mean pitch. */
    private static double centreOfFundamental(Zone zone) {
        float[] data = zone.sample().frames();
        int start = (int) zone.loop().start();
        int length = (int) zone.loop().end() - start;
        double perBin = zone.sample().rateHz() / length;
        double wanted = 440 * Math.pow(2, (zone.rootPitch() - 69) / 12) / perBin;
        double energy = 0;
        double weighted = 0;
        for (int bin = (int) Math.floor(wanted * 0.97); bin <= Math.ceil(wanted * 1.03); bin++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < length; i++) {
                double turn = 2 * Math.PI * ((long) bin * i % length) / length;
                re += data[start + i] * Math.cos(turn);
                im += data[start + i] * Math.sin(turn);
            }
            energy += re * re + im * im;
            weighted += bin * (re * re + im * im);
        }
        return weighted / energy * perBin;
    }

    /** The sample with its loop played until there is a second of it. */
    private static float[] repeated(Zone zone) {
        float[] data = zone.sample().frames();
        Loop loop = zone.loop();
        int start = (int) loop.start();
        int length = (int) loop.end() - start;
        float[] out = Arrays.copyOf(data, start + (int) zone.sample().rateHz() * 2);
        for (int i = start; i < out.length; i++) {
            out[i] = data[start + (i - start) % length];
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Keys", "Bass", "Strings", "Lead", "Pad"})
    void loopsHaveNoSeam(String name) throws PresetException {
        for (Zone zone : load("Starter/" + name).zones()) {
            float[] data = repeated(zone);
            int end = (int) zone.loop().end();
            double inside = 0;
            for (int i = (int) zone.loop().start() + 2; i < end - 2; i++) {
                inside = Math.max(inside, Math.abs(data[i - 1] - 2 * data[i] + data[i + 1]));
            }
            double seam = Math.max(Math.abs(data[end - 2] - 2 * data[end - 1] + data[end]),
                    Math.abs(data[end - 1] - 2 * data[end] + data[end + 1]));
            assertThat(seam).as(name + " " + zone.rootPitch()).isLessThanOrEqualTo(inside * 1.1 + 2 / 32768.0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Keys", "Bass", "Strings", "Lead", "Pad", "Kit"})
    void nothingIsClippedOrTooQuiet(String name) throws PresetException {
        for (Zone zone : load("Starter/" + name).zones()) {
            assertThat(peak(zone)).as(name + " " + zone.rootPitch()).isBetween(0.25f, 0.91f);
        }
    }

    @Test
    void theKitHasAllPercussionKeysAndPlaysThemToTheirEnd() throws PresetException {
        SamplerInstrument kit = load("Starter/Kit");
        assertThat(kit.zones()).extracting(Zone::keyLow).containsExactlyElementsOf(IntStream.rangeClosed(35, 81).boxed().toList());
        assertThat(kit.zones()).allMatch(Zone::oneShot);
        assertThat(kit.fillGaps()).isFalse();
    }

    @Test
    void drumsEndInSilence() throws PresetException {
        for (Zone zone : load("Starter/Kit").zones()) {
            assertThat(Math.abs(zone.sample().frames()[zone.sample().length() - 1])).isLessThan(1e-3f);
        }
    }

    /** What lies beside the repository's classes is what the jar is made of. */
    @Test
    void itsSynthesiserIsNoPartOfTheProduct() throws Exception {
        Path shipped = Path.of(PresetRepository.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path maker = Path.of(StarterMaker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(maker).isNotEqualTo(shipped);
        try (var walk = Files.walk(shipped)) {
            assertThat(walk.filter(file -> file.toString().endsWith(".class")).map(file -> shipped.relativize(file).toString()))
                    .isNotEmpty()
                    .noneMatch(name -> name.contains("Starter") && !name.contains("StarterSource") || name.contains("synth"));
        }
    }

    @Test
    void itIsTheSameOnEveryRunAndTakesAtMostThreeMegabytesInTheJar(@TempDir Path folder) throws Exception {
        StarterMaker.main(new String[] {folder.toString()});
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            for (Path file : files) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                byte[] made = new StarterSource().read(path, LibrarySource.LARGEST_SAMPLE);
                assertThat(Files.readAllBytes(file)).as(path).isEqualTo(made);
                zip.putNextEntry(new ZipEntry(path));
                zip.write(made);
            }
        }
        assertThat(files).hasSizeGreaterThan(50);
        assertThat(jar.size()).isBetween(1_000_000, 3_000_000);
    }
}
