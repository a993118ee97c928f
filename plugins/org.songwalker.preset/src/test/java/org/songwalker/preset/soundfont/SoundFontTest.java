// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.soundfont;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.instrument.FontGenerator;
import org.songwalker.engine.instrument.FontZone;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.Modulators;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.preset.InstrumentBuilder;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.Resolution;
import org.songwalker.preset.decode.PitchProbe;
import org.songwalker.preset.decode.Tones;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;

class SoundFontTest {
    private static final Path DEBIAN_FONT = Path.of("/usr/share/sounds/sf2/FluidR3_GM.sf2");
    /**
     * Preset zone: 100 cB of attenuation, keys up to 90, then its instrument. Instrument zones: settings for all, then two halves in
     * stereo.
     */
    private static final int[][] PRESET = {{48, 100}, {43, 90 << 8}, {41, 0}};
    private static final int[][] GLOBAL = {{54, 1}, {38, 0}, {36, 1200}, {37, 200}, {57, 3}, {8, 6900}, {9, 60}};
    private static final int[][] LEFT = {{43, 40 | 100 << 8}, {17, 0xFE0C}, {51, 2}, {52, 0xFFCE}, {53, 0}};
    private static final int[][] RIGHT = {{43, 40 | 41 << 8}, {17, 500}, {58, 50}, {56, 50}, {53, 0}};

    /** Modulators of the preset zones; of the instrument for all zones; of the left half; of the right half. */
    private static final int[] ADDED = {0x0102, 8, 200, 0, 0};
    private static final int[] NO_VELOCITY = {0x0502, 48, 0, 0, 0};
    private static final int[] BREATH = {0x0082, 8, 100, 0, 0};
    private static final int[] BREATH_MORE = {0x0082, 8, 300, 0, 0};
    private static final int[] CUTOFF = {0x0102, 8, -2400, 0, 0};
    private static final int[] FEEDS = {0x0003, 0x8001, 64, 0, 0};
    private static final int[] FED = {0x007F, 6, 1000, 0, 0};
    private static final int[] WRONG = {0x0005, 8, 1000, 0, 0};

    @TempDir
    Path folder;

    private static byte[] table(int[][]... zones) {
        ByteBuffer out = ByteBuffer.allocate(4 * (Arrays.stream(zones).mapToInt(z -> z.length).sum() + 1)).order(ByteOrder.LITTLE_ENDIAN);
        for (int[][] zone : zones) {
            for (int[] generator : zone) {
                out.putShort((short) generator[0]).putShort((short) generator[1]);
            }
        }
        return out.array();
    }

    /** Pairs of a zone's first generator and first modulator. */
    private static byte[] bags(int... first) {
        ByteBuffer out = ByteBuffer.allocate(2 * first.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int each : first) {
            out.putShort((short) each);
        }
        return out.array();
    }

    private static byte[] modulators(int[]... all) {
        ByteBuffer out = ByteBuffer.allocate(10 * (all.length + 1)).order(ByteOrder.LITTLE_ENDIAN);
        for (int[] modulator : all) {
            for (int word : modulator) {
                out.putShort((short) word);
            }
        }
        return out.array();
    }

    private static byte[] name(String name) {
        return Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 20);
    }

    private static byte[] presetHeader(String name, int program, int bank, int bag) {
        return ByteBuffer.allocate(38)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name(name))
                .putShort((short) program)
                .putShort((short) bank)
                .putShort((short) bag)
                .array();
    }

    private static byte[] instrumentHeader(String name, int bag) {
        return ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN).put(name(name)).putShort((short) bag).array();
    }

    private static byte[] sampleHeader(String name) {
        return sampleHeader(name, 10, 110, 30, 90, 22_050, 1);
    }

    private static byte[] sampleHeader(String name, int start, int end, int loopStart, int loopEnd, int rate, int type) {
        return ByteBuffer.allocate(46)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name(name))
                .putInt(start)
                .putInt(end)
                .putInt(loopStart)
                .putInt(loopEnd)
                .putInt(rate)
                .put((byte) 60)
                .put((byte) -10)
                .putShort((short) 0)
                .putShort((short) type)
                .array();
    }

    private static byte[] chunk(String id, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(p -> p.length).sum();
        ByteBuffer out = ByteBuffer.allocate(8 + length + (length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(id.getBytes(StandardCharsets.US_ASCII))
                .putInt(length);
        for (byte[] part : parts) {
            out.put(part);
        }
        return out.array();
    }

    private static byte[] list(String kind, byte[]... chunks) {
        byte[][] parts = new byte[chunks.length + 1][];
        parts[0] = kind.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(chunks, 0, parts, 1, chunks.length);
        return chunk("LIST", parts);
    }

    static byte[] font() {
        byte[] pool = new byte[400];
        pool[20] = 0;
        pool[21] = 0x40;
        return font(pool, sampleHeader("S"));
    }

    /** The same with a sample of Ogg Vorbis that begins at byte 3 of the pool and loops from frame 1,000 to 11,025. */
    static byte[] compressed(byte[] ogg) {
        byte[] pool = new byte[ogg.length + 8];
        System.arraycopy(ogg, 0, pool, 3, ogg.length);
        return font(pool, sampleHeader("S", 3, 3 + ogg.length, 1_000, 11_025, 44_100, 0x11));
    }

    private static byte[] font(byte[] pool, byte[] sample) {
        return chunk("RIFF", "sfbk".getBytes(StandardCharsets.US_ASCII),
                list("INFO", chunk("INAM", "My Font\0".getBytes(StandardCharsets.US_ASCII))), list("sdta", chunk("smpl", pool)),
                list("pdta", chunk("phdr", presetHeader("Kit", 0, 128, 0), presetHeader("Tone", 40, 0, 1), presetHeader("EOP", 0, 0, 2)),
                        chunk("pbag", bags(0, 0, 3, 1, 6, 2)), chunk("pmod", modulators(ADDED, ADDED)),
                        chunk("pgen", table(PRESET, PRESET)), chunk("inst", instrumentHeader("I", 0), instrumentHeader("EOI", 3)),
                        chunk("ibag", bags(0, 0, 7, 2, 12, 4, 17, 7)),
                        chunk("imod", modulators(NO_VELOCITY, BREATH, BREATH_MORE, CUTOFF, FEEDS, FED, WRONG)),
                        chunk("igen", table(GLOBAL, LEFT, RIGHT)), chunk("shdr", sample, sampleHeader("EOS"))));
    }

    private PresetRepository repository() throws Exception {
        Files.write(folder.resolve("mine.sf2"), font());
        return new PresetRepository(List.of(LibrarySource.of(folder.resolve("mine.sf2").toString(), Network.offline())));
    }

    private SamplerInstrument built(String name) throws Exception {
        return (SamplerInstrument) new InstrumentBuilder().build(((Resolution.Found) repository().resolve(name)).target()).instrument();
    }

    @Test
    void presetsAreFoundByNameProgramAndAddress() throws Exception {
        assertThat(built("mine/Tone").name()).isEqualTo("mine/Tone");
        assertThat(((Resolution.Found) repository().resolveProgram(40)).target().fullName()).isEqualTo("mine/Tone");
        assertThat(((Resolution.Found) repository().resolve("mine/0:40")).target().fullName()).isEqualTo("mine/Tone");
    }

    @Test
    void allMatchingZonesSoundWithTheirPan() throws Exception {
        SamplerInstrument tone = built("mine/Tone");
        assertThat(tone.choice()).isEqualTo(SamplerInstrument.Choice.ALL_MATCHES);
        assertThat(tone.zones().stream().filter(z -> z.coversKey(41))).extracting(z -> z.font().get(FontGenerator.PAN))
                .containsExactly(-500.0, 500.0);
    }

    @Test
    void presetAndInstrumentRangesIntersect() throws Exception {
        assertThat(built("mine/Tone").zones().getFirst()).extracting(Zone::keyLow, Zone::keyHigh).containsExactly(40, 90);
    }

    @Test
    void tuningMovesTheRoot() throws Exception {
        // Root 60; coarse +2, fine -50 cents, the sample's own correction -10 cents: it sounds 1.4 semitones higher than its root says.
        assertThat(built("mine/Tone").zones().getFirst().rootPitch()).isEqualTo(58.6, within(1e-9));
    }

    @Test
    void aFlatterScaleIsTheVoicesAndOneZone() throws Exception {
        List<Zone> zones = built("mine/Tone").zones();
        assertThat(zones).hasSize(2);
        assertThat(zones.getLast().font().get(FontGenerator.SCALE_TUNING)).isEqualTo(50);
        assertThat(zones.getLast().font().rootKey()).isEqualTo(50);
        assertThat(zones.getLast().font().correctionCents()).isEqualTo(-10);
    }

    @Test
    void loopsAreRelativeToTheSampleAndFollowTheMode() throws Exception {
        assertThat(built("mine/Tone").zones().getFirst().loop()).isEqualTo(new Loop(20, 80, Loop.Mode.CONTINUOUS));
    }

    @Test
    void samplesComeFromThePool() throws Exception {
        assertThat(built("mine/Tone").zones().getFirst().sample().frames()).hasSize(100).startsWith(0.5f, 0f);
    }

    @Test
    void generatorsOfPresetAndInstrumentAreAddedUp() throws Exception {
        FontZone left = built("mine/Tone").zones().getFirst().font();
        assertThat(left.get(FontGenerator.ATTENUATION)).isEqualTo(100);
        assertThat(left.get(FontGenerator.RELEASE)).isEqualTo(0);
        assertThat(left.get(FontGenerator.DECAY)).isEqualTo(1200);
        assertThat(left.get(FontGenerator.SUSTAIN)).isEqualTo(200);
        assertThat(left.get(FontGenerator.PAN)).isEqualTo(-500);
        assertThat(left.get(FontGenerator.ATTACK)).as("the default").isEqualTo(-12_000);
        assertThat(left.get(FontGenerator.FIXED_KEY)).as("none").isEqualTo(-1);
        assertThat(built("mine/Tone").zones().getFirst().exclusiveClass()).isEqualTo(3);
    }

    /** The generators of a zone as its modulators move them at velocity 64, key 64 and all controllers at 64. */
    private double[] moved(Zone zone) {
        double[] generators = new double[FontGenerator.COUNT];
        zone.font().evaluate(new Modulators.Inputs() {
            @Override
            public double controller(int number) {
                return 64;
            }

            @Override
            public double velocity() {
                return 64;
            }

            @Override
            public double key() {
                return 64;
            }

            @Override
            public double keyPressure() {
                return 0;
            }

            @Override
            public double channelPressure() {
                return 0;
            }

            @Override
            public double wheel() {
                return 0;
            }

            @Override
            public double wheelRange() {
                return 2;
            }
        }, generators);
        return generators;
    }

    @Test
    void modulatorsReplaceTheDefaultsAndAddUpAcrossThePreset() throws Exception {
        double[] left = moved(built("mine/Tone").zones().getFirst());
        // Volume and expression at half take 12 dB each; velocity takes none, because the font sets its amount to 0.
        assertThat(left[FontGenerator.ATTENUATION]).isEqualTo(100 + 2 * 120.4, within(0.2));
        // The second modulator of breath replaces the first, and the preset's 200 lift the -2400 of velocity.
        assertThat(left[FontGenerator.CUTOFF]).isEqualTo(6900 + 150 - 1100, within(1e-9));
    }

    @Test
    void aModulatorFeedsAnotherOfItsZone() throws Exception {
        double[] right = moved(built("mine/Tone").zones().getLast());
        // Key 64 is half of 64, a quarter of the range of the second one's source; the mod wheel at half adds 25.
        assertThat(right[FontGenerator.VIBRATO_TO_PITCH]).isEqualTo(250 + 25, within(1e-9));
        assertThat(right[FontGenerator.CUTOFF]).as("without the invalid one").isEqualTo(6900 + 50 + 100, within(1e-9));
    }

    @Test
    void damagedModulatorsAreLeftOutWithOneWarning() throws Exception {
        byte[] font = font();
        int bags = new String(font, StandardCharsets.ISO_8859_1).indexOf("ibag") + 8;
        font[bags + 6] = 99; // the first modulator of the second zone
        List<String> warnings = new ArrayList<>();
        Path file = Files.write(folder.resolve("damaged.sf2"), font);
        SoundFont damaged = SoundFont.open(file);
        SamplerInstrument built = (SamplerInstrument) new SoundFontInstrument(damaged, SampleMemory.unlimited(), warnings).build("x",
                damaged.presets().getFirst());
        assertThat(built.zones()).hasSize(2);
        assertThat(warnings).containsExactly(file + ": a zone's modulators are damaged; it plays without them");
    }

    @Test
    void bankOneHundredAndTwentyEightIsTheStandardKit() throws Exception {
        assertThat(built("mine/Standard Kit").name()).isEqualTo("mine/Kit");
        assertThat(built("mine/Standard Kit").fillGaps()).isFalse();
        SamplerInstrument tom = built("mine/Standard Kit/Floor Tom");
        assertThat(tom.defaultPitch()).isEqualTo(41);
        assertThat(tom.name()).isEqualTo("mine/Kit/Low Floor Tom");
    }

    /** The font with further chunks: {@code count} empty ones, and one of {@code bytes} bytes unless that is 0. */
    private Path larger(int count, int bytes) throws Exception {
        byte[] font = font();
        ByteBuffer more = ByteBuffer.allocate(font.length + 12 + 8 * count + (bytes == 0 ? 0 : 8 + bytes)).order(ByteOrder.LITTLE_ENDIAN);
        more.put(font).put("LIST".getBytes(StandardCharsets.US_ASCII)).putInt(more.capacity() - font.length - 8).putInt(0);
        for (int i = 0; i < count; i++) {
            more.put("none".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        }
        if (bytes > 0) {
            more.put("much".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        }
        return Files.write(folder.resolve(count + "-" + bytes + ".sf2"), more.array());
    }

    @Test
    void aFontHasAtMost1000Parts() throws Exception {
        assertThat(SoundFont.open(larger(989, 0)).presets()).hasSize(2); // and eleven of the font
        Path more = larger(990, 0);
        assertThatThrownBy(() -> SoundFont.open(more)).hasMessage(more + ": more than 1000 parts");
    }

    @Test
    void theTablesOfAFontHaveAtMost64Megabytes() throws Exception {
        int own = font().length - 12 - 3 * 12 - 11 * 8 - 400; // without headers and pool
        assertThat(SoundFont.open(larger(0, (64 << 20) - own)).presets()).hasSize(2);
        Path more = larger(0, (64 << 20) - own + 2);
        assertThatThrownBy(() -> SoundFont.open(more)).hasMessage(more + ": its tables are larger than 64 MB");
    }

    @Test
    void samplesThatShareFramesKeepTheirRates() throws Exception {
        SampleMemory memory = new SampleMemory(1_000);
        assertThat(memory.hold(built("mine/Tone"))).isTrue();
        long once = memory.bytes();
        assertThat(memory.hold(built("mine/Tone"))).isTrue();
        assertThat(memory.bytes()).as("another reading of the font").isEqualTo(2 * once);
    }

    @Test
    void textIsNoFont() throws Exception {
        Path text = Files.writeString(folder.resolve("x.sf2"), "hello");
        assertThatThrownBy(() -> SoundFont.open(text)).hasMessage(text + ": not a SoundFont 2 file");
    }

    @Test
    void aFontThatIsCutWhileItIsOpenIsAFailureOfThePresetThatIsBuiltThen() throws Exception {
        Path file = Files.write(folder.resolve("cut.sf2"), font());
        SoundFont font = SoundFont.open(file);
        Files.write(file, Arrays.copyOf(font(), font().length / 2));
        assertThatThrownBy(
                () -> new SoundFontInstrument(font, SampleMemory.unlimited(), new ArrayList<>()).build("x", font.presets().getFirst()))
                .isInstanceOf(PresetException.class)
                .hasMessage(file + ": the file has changed since it was opened; load the library again");
    }

    @Test
    void aPipeIsNoFont() throws Exception {
        assertThatThrownBy(() -> SoundFont.open(Path.of("/dev/zero"))).hasMessage("/dev/zero: it is no regular file");
        assertThatThrownBy(() -> SoundFont.open(folder)).hasMessage(folder + ": it is a folder");
    }

    @Test
    void aMissingFontIsAbsent() throws Exception {
        PresetRepository none = new PresetRepository(List.of(LibrarySource.of(folder.resolve("none.sf2").toString(), Network.offline())));
        assertThatThrownBy(none::requireReadable).isInstanceOf(PresetException.class).hasMessageContaining("no such file");
    }

    @Test
    void everyPresetOfARealFontBuilds() throws Exception {
        String named = System.getenv("SONGWALKER_SOUNDFONT");
        Path file = named == null ? DEBIAN_FONT : Path.of(named);
        assumeTrue(Files.exists(file), "no SoundFont: install fluid-soundfont-gm, or set SONGWALKER_SOUNDFONT");
        SoundFont font = SoundFont.open(file);
        int zones = 0;
        for (SoundFont.Preset preset : font.presets().stream().filter(p -> p.program() % 8 == 0).toList()) {
            zones += ((SamplerInstrument) new SoundFontInstrument(font, SampleMemory.unlimited(), new ArrayList<>()).build(preset.name(),
                    preset)).zones().size();
        }
        assertThat(zones).isGreaterThan(200);
    }

    private SamplerInstrument compressed(String file, byte[] font, List<String> warnings, SampleMemory memory) throws Exception {
        Files.write(folder.resolve(file), font);
        PresetRepository repository = new PresetRepository(List.of(LibrarySource.of(folder.resolve(file).toString(), Network.offline())));
        InstrumentBuilder.Built built = new InstrumentBuilder().build(((Resolution.Found) repository.resolve("small/Tone")).target(),
                memory);
        warnings.addAll(built.warnings());
        return (SamplerInstrument) built.instrument();
    }

    @Test
    void compressedSamplesAreDecodedOnceAndLoopFromTheirOwnStart() throws Exception {
        List<String> warnings = new ArrayList<>();
        SampleMemory memory = new SampleMemory(13_230 * 4);
        SamplerInstrument tone = compressed("small.sf3", compressed(Tones.file("tone.ogg")), warnings, memory);
        assertThat(tone.zones()).hasSize(2);
        Zone first = tone.zones().getFirst();
        assertThat(first.sample().length()).isEqualTo(13_230);
        assertThat(first.sample().rateHz()).isEqualTo(44_100);
        assertThat(PitchProbe.centsOff(first.sample().frames(), 44_100, 1_000, 13_000, 440)).isCloseTo(0, within(1.0));
        assertThat(first.loop()).isEqualTo(new Loop(1_000, 11_025, Loop.Mode.CONTINUOUS));
        assertThat(tone.zones().getLast().sample()).isSameAs(first.sample());
        assertThat(memory.bytes()).isEqualTo(13_230 * 4);
        assertThat(warnings).isEmpty();
    }

    @Test
    void compressedSamplesCountAgainstTheMemoryOfASession() {
        assertThatThrownBy(
                () -> compressed("small.sf3", compressed(Tones.file("tone.ogg")), new ArrayList<>(), new SampleMemory(13_230 * 4 - 1)))
                .isInstanceOf(PresetException.class)
                .hasMessageContaining("sample 'S': the samples of the session");
    }

    @Test
    void aCompressedSampleThatIsNoneIsLeftOut() throws Exception {
        assertThatThrownBy(() -> compressed("small.sf3", compressed(new byte[100]), new ArrayList<>(), SampleMemory.unlimited()))
                .isInstanceOf(PresetException.class)
                .hasMessageEndingWith("preset 'Tone' has no zone that sounds");
    }

    @Test
    void aFontIsKnownByItsContent() throws Exception {
        Files.write(folder.resolve("small"), font());
        PresetRepository repository = new PresetRepository(
                List.of(LibrarySource.of(folder.resolve("small").toString(), Network.offline())));
        assertThat(((Resolution.Found) repository.resolve("small/Tone")).target().fullName()).isEqualTo("small/Tone");
    }
}
