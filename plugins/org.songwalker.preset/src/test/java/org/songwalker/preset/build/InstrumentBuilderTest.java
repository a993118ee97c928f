// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.instrument.ChainInstrument;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.LayerInstrument;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.preset.InstrumentBuilder;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.Resolution;
import org.songwalker.preset.TestLibrary;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;

class InstrumentBuilderTest {
    private static final String SAW = "{\"type\":\"oscillator\",\"config\":{\"waveform\":\"saw\"}}";
    private static final String ECHO = "{\"type\":\"effect\",\"effectType\":\"delay\",\"params\":{}}";

    @TempDir
    Path folder;
    private final InstrumentBuilder builder = new InstrumentBuilder();

    private InstrumentBuilder.Built build(String tags, String node) throws Exception {
        Files.writeString(folder.resolve("index.json"),
                "{\"name\":\"L\",\"entries\":[" + "{\"type\":\"preset\",\"name\":\"P\",\"path\":\"preset.json\",\"tags\":[]}]}");
        Files.writeString(folder.resolve("preset.json"), "{\"name\":\"P\",\"tags\":[" + tags + "],\"node\":" + node + "}");
        PresetRepository repository = new PresetRepository(List.of(LibrarySource.of(folder.toString(), Network.offline())));
        return builder.build(((Resolution.Found) repository.resolve("L/P")).target());
    }

    private SamplerInstrument sampler(String config) throws Exception {
        return (SamplerInstrument) build("", "{\"type\":\"sampler\",\"config\":{" + config + "}}").instrument();
    }

    private static String zone(String extra, int low, int high) {
        return "{\"keyRange\":{\"low\":" + low + ",\"high\":" + high
                + "},\"pitch\":{\"rootNote\":60,\"fineTuneCents\":50},\"sampleRate\":8000," + extra
                + "\"audio\":{\"type\":\"external\",\"url\":\"z.raw\",\"codec\":\"raw\",\"sha256\":\"0000000000000000\"}}";
    }

    private void sample(int frames) throws Exception {
        Files.write(folder.resolve("z.raw"), new byte[frames * 2]);
    }

    private static Instrument fromLibrary(InstrumentBuilder builder, String name) throws Exception {
        PresetRepository repository = new PresetRepository(List.of(TestLibrary.source()));
        return builder.build(((Resolution.Found) repository.resolve(name)).target()).instrument();
    }

    @Test
    void rootAndCentsMakeTheRootPitch() throws Exception {
        sample(100);
        assertThat(sampler("\"zones\":[" + zone("", 0, 127) + "]").zones().getFirst().rootPitch()).isEqualTo(60.5);
    }

    @Test
    void theInstrumentIsNamedLikeTheIndex() throws Exception {
        assertThat(fromLibrary(builder, "fluidr3_gm/trumpet").name()).isEqualTo("FluidR3 GM/Trumpet");
    }

    @Test
    void aWrongHashWarnsAndPlays() throws Exception {
        sample(100);
        InstrumentBuilder.Built built = build("", "{\"type\":\"sampler\",\"config\":{\"zones\":[" + zone("", 0, 127) + "]}}");
        assertThat(built.warnings()).singleElement()
                .asString()
                .contains("preset.json: node.config.zones[0].audio.sha256: sample z.raw is not the file");
    }

    @Test
    void copiesAndInvertedZonesAreLeftOut() throws Exception {
        sample(100);
        assertThat(sampler("\"zones\":[" + zone("", 0, 60) + "," + zone("", 0, 60) + "," + zone("", 90, 80) + "," + zone("", 50, 70) + "]")
                .zones()).extracting(Zone::keyLow).containsExactly(0, 50);
    }

    @Test
    void aSamplerNoKeyCanReachIsAFailure() throws Exception {
        assertThatThrownBy(() -> sampler("\"zones\":[" + zone("", 90, 80) + "]"))
                .hasMessageContaining("node.config.zones: no zone can be reached");
    }

    @Test
    void gapsAreFilledExceptInPercussion() throws Exception {
        sample(100);
        String node = "{\"type\":\"sampler\",\"config\":{\"zones\":[" + zone("", 36, 36) + "]}}";
        assertThat(((SamplerInstrument) build("", node).instrument()).fillGaps()).isTrue();
        Files.delete(folder.resolve("preset.json"));
        assertThat(((SamplerInstrument) new InstrumentBuilder().build(kick()).instrument()).fillGaps()).isFalse();
    }

    private Resolution.Target kick() throws Exception {
        return ((Resolution.Found) new PresetRepository(List.of(TestLibrary.source())).resolve("FluidR3_GM/Standard Kit/Kick")).target();
    }

    @Test
    void loopsScaleFromTheDeclaredRateToTheDatas() {
        Loop loop = NodeBuilder.loop(new PresetZone.LoopPoints(100, 1000), 27778, new SampleData(new float[24000], 24000),
                EnvelopeSpec.SAMPLER);
        assertThat(loop.start()).isEqualTo(100 * 24000 / 27778.0);
        assertThat(loop.end()).isEqualTo(1000 * 24000 / 27778.0);
        assertThat(loop.mode()).isEqualTo(Loop.Mode.UNTIL_RELEASE);
    }

    @Test
    void aLoopBehindTheAudioEndsWithItAndGoesOnInTheRelease() {
        assertThat(NodeBuilder.loop(new PresetZone.LoopPoints(10, 900), 8000, new SampleData(new float[500], 8000), EnvelopeSpec.SAMPLER))
                .isEqualTo(new Loop(10, 500, Loop.Mode.CONTINUOUS));
    }

    @Test
    void aLoopWithoutLengthIsNone() {
        assertThat(NodeBuilder.loop(new PresetZone.LoopPoints(499, 900), 8000, new SampleData(new float[500], 8000), EnvelopeSpec.SAMPLER))
                .isNull();
    }

    @Test
    void oneShotsDoNotLoop() throws Exception {
        sample(100);
        Zone zone = sampler("\"oneShot\":true,\"zones\":[" + zone("\"loop\":{\"start\":1,\"end\":90},", 0, 127) + "]").zones().getFirst();
        assertThat(zone.oneShot()).isTrue();
        assertThat(zone.loop()).isNull();
    }

    @Test
    void aMissingSampleNamesFileFieldAndSample() {
        assertThatThrownBy(() -> sampler("\"zones\":[" + zone("", 0, 127) + "]")).isInstanceOf(PresetException.class)
                .hasMessageContaining("preset.json: node.config.zones[0].audio: sample z.raw: ")
                .hasMessageContaining("no such file");
    }

    @Test
    void aCorruptSampleNamesFileFieldAndSample() throws Exception {
        Files.writeString(folder.resolve("z.mp3"), "no audio at all");
        assertThatThrownBy(() -> sampler("\"zones\":[" + zone("", 0, 127).replace("z.raw", "z.mp3").replace("\"raw\"", "\"mp3\"") + "]"))
                .hasMessageContaining("node.config.zones[0].audio: sample z.mp3: there is no MP3 audio in it");
    }

    @Test
    void aSampleOutsideTheLibraryIsRefused() {
        assertThatThrownBy(() -> sampler("\"zones\":[" + zone("", 0, 127).replace("z.raw", "../z.raw") + "]"))
                .hasMessageContaining("leads out of the library");
    }

    @Test
    void layersKeepTheirLevels() throws Exception {
        LayerInstrument layer = (LayerInstrument) build("",
                "{\"type\":\"composite\",\"mode\":\"layer\",\"mixLevels\":[0.5,0.25],\"children\":[" + SAW + "," + SAW + "]}").instrument();
        assertThat(layer.levels()).containsExactly(0.5, 0.25);
    }

    @Test
    void aChainRunsItsSourceThroughItsEffects() throws Exception {
        Instrument chain = build("", "{\"type\":\"composite\",\"mode\":\"chain\",\"children\":[" + SAW + "," + ECHO + "]}").instrument();
        assertThat(((ChainInstrument) chain).effects()).hasSize(1);
    }

    @Test
    void aChainMustBeginWithASource() {
        assertThatThrownBy(() -> build("", "{\"type\":\"composite\",\"mode\":\"chain\",\"children\":[" + ECHO + "," + SAW + "]}"))
                .hasMessageContaining("node.children[0]: a chain begins with a source");
    }

    @Test
    void aPresetIsDecodedOnce() throws Exception {
        assertThat(fromLibrary(builder, "FluidR3_GM/Violin")).isSameAs(fromLibrary(builder, "FluidR3_GM/Violin"));
    }

    @Test
    void theVirtualKitHasEachDrumOnItsKey() throws Exception {
        SamplerInstrument kit = (SamplerInstrument) fromLibrary(builder, "FluidR3_GM/Standard Kit");
        assertThat(kit.zones()).extracting(Zone::keyLow).containsExactlyElementsOf(IntStream.rangeClosed(35, 81).boxed().toList());
        assertThat(kit.name()).isEqualTo("FluidR3 GM/Standard Kit");
    }

    @Test
    void aKickSoundsOnItsOwnKeyByDefault() throws Exception {
        assertThat(builder.build(kick()).instrument().defaultPitch()).isEqualTo(36);
    }

    @Test
    void aWavFilePlaysOverAllKeys() throws Exception {
        var format = new AudioFormat(8000, 16, 1, true, false);
        var out = new ByteArrayOutputStream();
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(new byte[200]), format, 100), AudioFileFormat.Type.WAVE, out);
        SamplerInstrument door = (SamplerInstrument) builder
                .audioFile("sounds/door.wav", folder.resolve("door.wav"), out::toByteArray, SampleMemory.unlimited())
                .instrument();
        assertThat(door.zones().getFirst().sample().length()).isEqualTo(100);
    }
}
