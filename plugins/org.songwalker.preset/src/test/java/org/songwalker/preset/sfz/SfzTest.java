// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.sfz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.instrument.FontGenerator;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.engine.instrument.ZoneGate;
import org.songwalker.preset.InstrumentBuilder;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.Resolution;
import org.songwalker.preset.decode.PitchProbe;
import org.songwalker.preset.decode.Tones;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;

class SfzTest {
    @TempDir
    Path folder;
    private final List<String> warnings = new ArrayList<>();

    /** A WAV file of a rising line of frames, and a loop if its end is above 0. */
    static byte[] wav(int frames, int loopStart, int lastOfLoop) throws IOException {
        ByteBuffer pcm = ByteBuffer.allocate(2 * frames).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frames; i++) {
            pcm.putShort((short) i);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(pcm.array()), new AudioFormat(44_100, 16, 1, true, false), frames),
                AudioFileFormat.Type.WAVE, out);
        if (lastOfLoop > 0) {
            ByteBuffer loop = ByteBuffer.allocate(68).order(ByteOrder.LITTLE_ENDIAN);
            loop.put("smpl".getBytes(StandardCharsets.US_ASCII)).putInt(60).putInt(36, 1).putInt(52, loopStart).putInt(56, lastOfLoop);
            out.writeBytes(loop.array());
        }
        return out.toByteArray();
    }

    @BeforeEach
    void samples() throws IOException {
        Files.createDirectories(folder.resolve("Lib/samples/My Tones"));
        Files.write(folder.resolve("Lib/samples/a.wav"), wav(1_000, 0, 0));
        Files.write(folder.resolve("Lib/samples/looped.wav"), wav(1_000, 100, 899));
        Files.write(folder.resolve("Lib/samples/My Tones/tone#1.flac"), Tones.file("tone-24.flac"));
        Files.write(folder.resolve("Lib/samples/tone.ogg"), Tones.file("tone.ogg"));
        Files.write(folder.resolve("secret.wav"), wav(1_000, 0, 0));
    }

    private SamplerInstrument built(String text) throws Exception {
        return built(text, SampleMemory.unlimited());
    }

    private SamplerInstrument built(String text, SampleMemory memory) throws Exception {
        Path file = Files.writeString(folder.resolve("Lib/Piano.sfz"), text);
        PresetRepository repository = new PresetRepository(List.of(LibrarySource.of(file.toString(), Network.offline())));
        InstrumentBuilder.Built built = new InstrumentBuilder().build(((Resolution.Found) repository.resolve("Piano/Piano")).target(),
                memory);
        warnings.addAll(built.warnings());
        return (SamplerInstrument) built.instrument();
    }

    private Zone zone(String opcodes) throws Exception {
        SamplerInstrument instrument = built("<region> sample=samples/a.wav " + opcodes);
        assertThat(instrument.zones()).hasSize(1);
        return instrument.zones().getFirst();
    }

    @Test
    void regionsHaveWhatTheirGroupsSayAndTheNearestWins() throws Exception {
        SamplerInstrument piano = built("""
                // A piano.
                <control> default_path=samples\\
                #define $LOW 48
                <global> ampeg_release=2 tune=10 /* over
                two lines */
                <master> transpose=12
                <group> lovel=1 hivel=63 tune=-5
                <region> sample=a.wav lokey=$LOW hikey=c4 pitch_keycenter=60
                <region> sample=My Tones/tone#1.flac key=d#4
                <group> lovel=64 <region> sample=tone.ogg lokey=0 hikey=127
                <master> <region> sample=a.wav key=C-1
                """);
        assertThat(warnings).isEmpty();
        assertThat(piano.name()).isEqualTo("Piano/Piano");
        assertThat(piano.choice()).isEqualTo(SamplerInstrument.Choice.ALL_MATCHES);
        assertThat(piano.fillGaps()).isFalse();
        assertThat(piano.zones()).extracting(Zone::keyLow).containsExactly(48, 63, 0, 0);
        assertThat(piano.zones()).extracting(Zone::keyHigh).containsExactly(60, 63, 127, 0);
        assertThat(piano.zones()).extracting(Zone::velocityLow).containsExactly(1, 1, 64, 0);
        assertThat(piano.zones()).extracting(Zone::velocityHigh).containsExactly(63, 63, 127, 127);
        assertThat(piano.zones()).extracting(z -> z.font().rootKey()).containsExactly(60.0, 63.0, 60.0, 0.0);
        assertThat(piano.zones()).extracting(z -> z.font().get(FontGenerator.FINE_TUNE)).containsExactly(-5.0, -5.0, 10.0, 10.0);
        assertThat(piano.zones()).extracting(z -> z.font().get(FontGenerator.COARSE_TUNE)).containsExactly(12.0, 12.0, 12.0, 0.0);
        assertThat(piano.zones()).extracting(z -> z.font().get(FontGenerator.RELEASE)).containsOnly(1200.0);
        assertThat(piano.zones()).extracting(z -> z.sample().length()).containsExactly(1_000, 2_400, 13_230, 1_000);
        assertThat(piano.zones()).extracting(z -> z.sample().rateHz()).containsExactly(44_100.0, 48_000.0, 44_100.0, 44_100.0);
        assertThat(PitchProbe.centsOff(piano.zones().get(2).sample().frames(), 44_100, 1_000, 13_000, 440)).isCloseTo(0, within(1.0));
    }

    @Test
    void levelsAndPitch() throws Exception {
        Zone zone = zone("volume=-6 pan=50 tune=25 transpose=-1 pitch_keytrack=50 amp_veltrack=50 key=61");
        // A voice applies 0.4 of what is stated: 60 centibels.
        assertThat(zone.font().get(FontGenerator.ATTENUATION)).isEqualTo(150);
        assertThat(zone.font().get(FontGenerator.PAN)).isEqualTo(250);
        assertThat(zone.font().get(FontGenerator.SCALE_TUNING)).isEqualTo(50);
        assertThat(zone.rootPitch()).isEqualTo(61.75);
        assertThat(zone("volume=20").font().get(FontGenerator.ATTENUATION)).isEqualTo(-150);
        assertThat(warnings).containsExactly(folder.resolve("Lib/Piano.sfz") + ": a volume above +6 dB; it plays at +6 dB");
    }

    @Test
    void envelopesFilterAndSlowWaves() throws Exception {
        Zone zone = zone("ampeg_delay=0.5 ampeg_attack=1 ampeg_hold=4 ampeg_decay=1 ampeg_sustain=50 ampeg_release=0.25 cutoff=1000"
                + " resonance=6 fil_keytrack=100 fil_keycenter=60 fileg_depth=2400 fileg_attack=1 fileg_decay=1 fileg_sustain=75"
                + " amplfo_depth=3 amplfo_freq=8.176 pitchlfo_depth=30 pitchlfo_freq=16.352 pitchlfo_delay=2");
        assertThat(zone.font().get(FontGenerator.DELAY)).isEqualTo(-1200);
        assertThat(zone.font().get(FontGenerator.ATTACK)).isZero();
        assertThat(zone.font().get(FontGenerator.HOLD)).isEqualTo(2400);
        // A second for 6.02 dB is 16.6 seconds for 100 dB.
        assertThat(zone.font().get(FontGenerator.DECAY)).isCloseTo(4864.5, within(1.0));
        assertThat(zone.font().get(FontGenerator.SUSTAIN)).isCloseTo(60.2, within(0.01));
        assertThat(zone.font().get(FontGenerator.RELEASE)).isEqualTo(-2400);
        assertThat(zone.font().get(FontGenerator.CUTOFF)).isCloseTo(8321.3 - 6000, within(0.5));
        assertThat(zone.font().get(FontGenerator.FILTER_Q)).isEqualTo(60);
        assertThat(zone.font().get(FontGenerator.MOD_ENVELOPE_TO_CUTOFF)).isEqualTo(2400);
        assertThat(zone.font().get(FontGenerator.MOD_DECAY)).isEqualTo(2400);
        assertThat(zone.font().get(FontGenerator.MOD_SUSTAIN)).isEqualTo(250);
        assertThat(zone.font().get(FontGenerator.MOD_LFO_TO_VOLUME)).isEqualTo(30);
        assertThat(zone.font().get(FontGenerator.MOD_LFO_FREQUENCY)).isCloseTo(0, within(0.1));
        assertThat(zone.font().get(FontGenerator.VIBRATO_TO_PITCH)).isEqualTo(30);
        assertThat(zone.font().get(FontGenerator.VIBRATO_FREQUENCY)).isCloseTo(1200, within(0.1));
        assertThat(zone.font().get(FontGenerator.VIBRATO_DELAY)).isEqualTo(1200);
        assertThat(warnings).isEmpty();
    }

    @Test
    void controllersMoveWhatTheySay() throws Exception {
        assertThat(zone("cutoff=500 cutoff_oncc74=4800").font().modulators().readsController(74)).isTrue();
        assertThat(zone("cutoff=500").font().modulators().readsController(74)).isFalse();
        assertThat(zone("pitchlfo_depthcc1=50").font().modulators().readsController(1)).isTrue();
        assertThat(zone("tune=1").font().modulators().readsController(1)).isFalse();
    }

    @Test
    void loopsAreStatedByRegionOrFile() throws Exception {
        assertThat(zone("").loop()).isNull();
        assertThat(zone("loop_mode=loop_sustain loop_start=10 loop_end=19").loop()).isEqualTo(new Loop(10, 20, Loop.Mode.UNTIL_RELEASE));
        assertThat(zone("loopmode=loop_continuous offset=5 loop_start=10 loop_end=19").loop())
                .isEqualTo(new Loop(5, 15, Loop.Mode.CONTINUOUS));
        assertThat(zone("loop_mode=one_shot").oneShot()).isTrue();
        Zone looped = built("<region> sample=samples/looped.wav").zones().getFirst();
        assertThat(looped.loop()).isEqualTo(new Loop(100, 900, Loop.Mode.CONTINUOUS));
        assertThat(built("<region> sample=samples/looped.wav loop_mode=no_loop").zones().getFirst().loop()).isNull();
        assertThat(built("<region> sample=samples/looped.wav loop_mode=one_shot").zones().getFirst().loop()).isNull();
    }

    @Test
    void offsetAndEndCutTheSample() throws Exception {
        Zone zone = zone("offset=100 end=199");
        assertThat(zone.sample().length()).isEqualTo(100);
        assertThat(zone.sample().at(0)).isEqualTo(100 / 32768f);
        assertThat(zone("group=2 off_by=2").exclusiveClass()).isEqualTo(2);
        assertThat(zone("group=2").exclusiveClass()).isZero();
    }

    @Test
    void whatKeysSwitchPlaysAsAtFirstAndTheOthersHaveGates() throws Exception {
        SamplerInstrument piano = built("""
                <control> set_cc4=100
                <global> sample=samples/a.wav sw_lokey=24 sw_hikey=25 sw_default=25
                <group> sw_last=24 <region> key=1 <region> key=2
                <group> sw_last=25 seq_length=2 <region> key=3 seq_position=1 <region> key=3 seq_position=2
                <group> lorand=0 hirand=0.5 <region> key=4
                <group> lorand=0.5 hirand=1 <region> key=5
                <group> locc4=64 <region> key=6
                <group> hicc4=63 <region> key=7
                <group> trigger=release <region> key=8
                <master> <group> sw_last=25 locc64=64 <region> key=9
                """);
        assertThat(piano.zones()).extracting(Zone::keyLow).containsExactly(3, 3, 4, 5, 6, 9);
        assertThat(piano.zones().get(0).font().gate().falls(2, 0.9)).isTrue();
        assertThat(piano.zones().get(0).font().gate().falls(3, 0.9)).isFalse();
        assertThat(piano.zones().get(1).font().gate().falls(3, 0.9)).isTrue();
        assertThat(piano.zones().get(2).font().gate().falls(0, 0.49)).isTrue();
        assertThat(piano.zones().get(2).font().gate().falls(0, 0.5)).isFalse();
        assertThat(piano.zones().get(3).font().gate().falls(0, 0.5)).isTrue();
        assertThat(piano.zones().get(4).font().gate()).isNull();
        ZoneGate pedal = piano.zones().get(5).font().gate();
        assertThat(pedal.controller(0)).isEqualTo(64);
        assertThat(pedal.within(0, 63)).isFalse();
        assertThat(pedal.within(0, 64)).isTrue();
        String file = folder.resolve("Lib/Piano.sfz") + ": ";
        assertThat(warnings).containsExactly(file + "sw_last: keys do not switch; the regions of the key switch 25 play",
                file + "locc, hicc: controller 4 does not choose regions; those for its first value 100 play",
                file + "trigger=release: such regions are left out");
    }

    @Test
    void anOpcodeWithoutEffectIsSaidOnce() throws Exception {
        built("""
                <region> sample=samples/a.wav key=1 eq1_gain=3 xfin_lovel=1 ampeg_attack_oncc20=1 volume=loud
                <region> sample=samples/a.wav key=2 eq1_gain=3 eq2_gain=3 cutoff=900 fil_type=hpf_2p region_label=Two
                <curve> curve_index=7
                """);
        String file = folder.resolve("Lib/Piano.sfz") + ": ";
        assertThat(warnings).containsExactly(file + "volume=loud: expected a number",
                file + "fil_type=hpf_2p: only low-passes are played; the filter has no effect", file + "<curve> has no effect",
                file + "ampeg_attack_ccN has no effect", file + "eqN_gain has no effect", file + "xfin_lovel has no effect");
    }

    @Test
    void filesAreIncludedAndNothingOutsideTheFolderIsRead() throws Exception {
        Files.createDirectories(folder.resolve("Lib/parts"));
        Files.writeString(folder.resolve("Lib/parts/low.txt"), "<region> key=$KEY sample=samples/a.wav");
        assertThat(built("#define $KEY 40\n#include \"parts/low.txt\" <region> key=41 sample=samples/a.wav").zones())
                .extracting(Zone::keyLow)
                .containsExactly(40, 41);
        for (String bad : List.of("../secret.wav", "samples/../../secret.wav", "..\\secret.wav", folder.resolve("secret.wav").toString(),
                "C:\\secret.wav", "http://localhost/secret.wav")) {
            assertThatThrownBy(() -> built("<region> sample=" + bad)).as(bad).isInstanceOf(PresetException.class);
            assertThatThrownBy(() -> built("#include \"" + bad + "\"")).as(bad).isInstanceOf(PresetException.class);
        }
        Files.createSymbolicLink(folder.resolve("Lib/link.wav"), folder.resolve("secret.wav"));
        assertThatThrownBy(() -> built("<region> sample=link.wav")).hasMessageContaining("it is a link out of the library");
    }

    /** Found by the fuzzer. */
    @Test
    void aPathOfThousandsOfLettersIsRefusedInASentence() {
        assertThatThrownBy(() -> built("<region> sample=" + "a".repeat(2_600) + ".wav"))
                .hasMessageEndingWith("the path is longer than 1000 characters")
                .extracting(e -> e.getMessage().length())
                .matches(length -> length < 500);
    }

    @Test
    void includesThatNeverEndAreRefused() throws Exception {
        Files.writeString(folder.resolve("Lib/again.sfz"), "#include \"again.sfz\"");
        assertThatThrownBy(() -> built("#include \"again.sfz\"")).hasMessageEndingWith("files in more than 16 levels");
        Files.writeString(folder.resolve("Lib/empty.sfz"), "");
        assertThatThrownBy(() -> built("#include \"empty.sfz\"\n".repeat(1_000))).hasMessageContaining("more than 1000 files");
        assertThatThrownBy(() -> built("<group> sample=samples/a.wav " + "<region>\n".repeat(20_001)))
                .hasMessageContaining("more than 20000 regions");
    }

    @Test
    void aSampleThatIsMissingOrDamagedIsSaidAndTheOthersPlay() throws Exception {
        Files.write(folder.resolve("Lib/samples/cut.flac"), Arrays.copyOf(Tones.file("tone-8.flac"), 30));
        SamplerInstrument piano = built("<group> key=1 <region> sample=samples/none.wav <region> sample=samples/a.wav"
                + " <region> sample=samples/cut.flac <region> sample=samples/none.wav");
        assertThat(piano.zones()).hasSize(1);
        assertThat(warnings).containsExactly(
                folder.resolve("Lib/Piano.sfz") + ": " + folder.resolve("Lib/samples/none.wav") + ": no such file",
                folder.resolve("Lib/Piano.sfz") + ": sample samples/cut.flac: it ends at byte 30, in its headers");
        assertThatThrownBy(() -> built("<region> sample=samples/none.wav")).hasMessageEndingWith("none.wav: no such file");
        assertThatThrownBy(() -> built("hello")).hasMessageEndingWith("it has no region that sounds");
    }

    @Test
    void aSampleOfManyRegionsIsDecodedOnceAndCountsOnce() throws Exception {
        SampleMemory memory = new SampleMemory(2_000);
        SamplerInstrument piano = built("<group> sample=samples/a.wav" + "<region> key=1 <region> key=2 <region> key=3", memory);
        assertThat(memory.bytes()).isEqualTo(2_000);
        assertThat(piano.zones().getFirst().sample()).isSameAs(piano.zones().getLast().sample());
        assertThatThrownBy(() -> built("<region> sample=samples/a.wav", new SampleMemory(1_999)))
                .hasMessageContaining("sample samples/a.wav: the samples of the session");
    }

    @Test
    void aFolderOfFilesIsALibrary() throws Exception {
        Files.createDirectories(folder.resolve("Lib/more"));
        Files.writeString(folder.resolve("Lib/Piano.sfz"), "<region> sample=samples/a.wav");
        Files.writeString(folder.resolve("Lib/more/Bass.SFZ"), "<region> sample=../samples/tone.ogg");
        PresetRepository repository = new PresetRepository(List.of(LibrarySource.of(folder.resolve("Lib").toString(), Network.offline())));
        assertThat(repository.libraries().getFirst().presets()).extracting(Object::toString).containsExactly("Lib/Piano", "Lib/Bass");
        InstrumentBuilder.Built bass = new InstrumentBuilder().build(((Resolution.Found) repository.resolve("Lib/Bass")).target());
        assertThat(((SamplerInstrument) bass.instrument()).zones().getFirst().sample().length()).isEqualTo(13_230);
        Files.createDirectories(folder.resolve("Empty"));
        assertThatThrownBy(() -> new PresetRepository(List.of(LibrarySource.of(folder.resolve("Empty").toString(), Network.offline())))
                .requireReadable()).hasMessageContaining("index.json");
    }
}
