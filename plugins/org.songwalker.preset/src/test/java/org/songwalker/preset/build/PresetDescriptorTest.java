// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.preset.TestLibrary;
import org.songwalker.preset.decode.Codec;
import org.songwalker.preset.source.PresetException;

class PresetDescriptorTest {
    private static final String ZONE = """
            {"keyRange":{"low":10,"high":20},"velocityRange":{"low":1,"high":64},"pitch":{"rootNote":15,"fineTuneCents":85},
             "sampleRate":22050,
             "loop":{"start":100,"end":200.5},"audio":{"type":"external","url":"a b.mp3","codec":"mp3","sha256":"1e3f83f445307621"}}""";

    private static PresetDescriptor parse(String json) throws PresetException {
        return PresetDescriptor.parse("x/preset.json", json.getBytes(UTF_8));
    }

    private static PresetNode node(String json) throws PresetException {
        return parse("{\"name\":\"N\",\"node\":" + json + "}").node();
    }

    private static PresetNode.Sampler sampler(String zones) throws PresetException {
        return (PresetNode.Sampler) node("{\"type\":\"sampler\",\"config\":{\"zones\":[" + zones + "]}}");
    }

    private static String message(String json) {
        Throwable thrown = catchThrowable(() -> node(json));
        assertThat(thrown).isInstanceOf(PresetException.class);
        return thrown.getMessage();
    }

    @Test
    void aZoneKeepsEveryFieldOfItsFile() throws PresetException {
        assertThat(sampler(ZONE).zones()).containsExactly(new PresetZone("node.config.zones[0]", 10, 20, 1, 64, 15, 85, 22050,
                new PresetZone.LoopPoints(100, 200.5), new AudioReference.External("a b.mp3", Codec.MP3, "1e3f83f445307621")));
    }

    @Test
    void theSecondSpellingsMeanTheSame() throws PresetException {
        PresetNode graph = parse("""
                {"name":"N","graph":{"type":"sampler","config":{"oneShot":true,
                "envelope":{"attack":0.1,"decay":0.2,"sustain":0.3,"release":0.4},
                "zones":[{"pitch":{"rootNote":60,"fineTuneCents":0},"sampleRate":8000,"loopPoints":{"start":1,"end":9},
                "audio":{"type":"external","path":"a.raw"}}]}}}""").node();
        assertThat(graph).isEqualTo(new PresetNode.Sampler(
                "graph.config.zones", List.of(new PresetZone("graph.config.zones[0]", 0, 127, 0, 127, 60, 0, 8000,
                        new PresetZone.LoopPoints(1, 9), new AudioReference.External("a.raw", Codec.RAW, null))),
                true, new EnvelopeSpec(0.1, 0.2, 0.3, 0.4)));
    }

    @Test
    void aWrongValueIsReportedWithFileAndField() {
        assertThat(message("{\"type\":\"sampler\",\"config\":{\"zones\":[" + ZONE + ","
                + ZONE.replace("\"rootNote\":15", "\"rootNote\":\"x\"") + "]}}"))
                .isEqualTo("x/preset.json: node.config.zones[1].pitch.rootNote: expected 0 to 127, found \"x\"");
    }

    @Test
    void aMissingFieldIsNamed() {
        assertThat(message("{\"type\":\"sampler\",\"config\":{\"zones\":[{\"pitch\":{\"rootNote\":1}}]}}"))
                .isEqualTo("x/preset.json: node.config.zones[0].sampleRate: missing");
    }

    @Test
    void anArchiveIsRefusedWithARemedy() {
        assertThat(message("{\"type\":\"sampler\",\"config\":{\"zones\":[" + ZONE.replace("external", "archive") + "]}}"))
                .contains("zones[0].audio.type: samples inside archives are not supported; unpack");
    }

    @Test
    void inlineSamplesAreReadInBothSpellings() throws PresetException {
        String zone = ZONE.replaceAll("\\{\"type\":\"external\"[^}]*", "{\"type\":\"inline-pcm\",\"bitsPerSample\":24,\"data\":\"AAAA\"");
        assertThat(((AudioReference.InlinePcm) sampler(zone).zones().getFirst().audio()).format())
                .isEqualTo(AudioReference.InlinePcm.Format.SIGNED_24);
        String other = ZONE.replaceAll("\\{\"type\":\"external\"[^}]*", "{\"type\":\"inlinePcm\",\"sampleRate\":9000,\"data\":\"AAAA\"");
        assertThat(((AudioReference.InlinePcm) sampler(other).zones().getFirst().audio()).rateHz()).isEqualTo(9000);
    }

    @Test
    void contentAddressesBecomePathsBelowTheLibrary() throws PresetException {
        String zone = ZONE.replaceAll("\\{\"type\":\"external\"[^}]*",
                "{\"type\":\"contentAddressed\",\"sha256\":\"00112233aabbccdd\",\"codec\":\"mp3\"");
        assertThat(sampler(zone).zones().getFirst().audio().label()).isEqualTo("samples/00112233aabbccdd.mp3");
    }

    @Test
    void chorusDepthIsAFractionOfFiveMilliseconds() throws PresetException {
        PresetNode chorus = node("{\"type\":\"effect\",\"effectType\":\"chorus\",\"params\":{\"rate\":1.5,\"depth\":0.5,\"wetDry\":0.5}}");
        assertThat(chorus).isEqualTo(new PresetNode.Effect(new EffectSpec.Chorus(1.5, 0.0025, 0.5)));
    }

    @Test
    void effectsReadConfigAsWell() throws PresetException {
        assertThat(node("{\"type\":\"effect\",\"effectType\":\"filter\",\"config\":{\"type\":\"highpass\",\"frequency\":300}}"))
                .isEqualTo(new PresetNode.Effect(
                        new EffectSpec.Equalizer(List.of(new EffectSpec.Band(EffectSpec.Band.Shape.HIGHPASS, 300, Math.sqrt(0.5), 0)))));
    }

    @Test
    void anEffectOutOfRangeNamesItsField() {
        assertThat(message("{\"type\":\"effect\",\"effectType\":\"delay\",\"params\":{\"feedback\":1.5}}"))
                .isEqualTo("x/preset.json: node.params.feedback: expected 0 to 0.99, found 1.5");
    }

    @Test
    void compositeTakesLevelsFromNodeOrConfig() throws PresetException {
        String child = "{\"type\":\"oscillator\",\"config\":{\"waveform\":\"saw\"}}";
        PresetNode saw = new PresetNode.Oscillator(Waveform.SAWTOOTH, 0, 0.5, EnvelopeSpec.OSCILLATOR, 1);
        assertThat(node("{\"type\":\"composite\",\"mode\":\"split\",\"children\":[" + child + "," + child
                + "],\"mixLevels\":[0.5],\"config\":{\"splitPoints\":[60]}}"))
                .isEqualTo(new PresetNode.Composite("node", PresetNode.Composite.Mode.SPLIT, List.of(saw, saw), List.of(0.5, 1.0),
                        List.of(60)));
    }

    @Test
    void brokenJsonSaysWhere() {
        assertThatThrownBy(() -> parse("{\"name\":\n\"N\",,}")).isInstanceOf(PresetException.class)
                .hasMessageContaining("x/preset.json: line 2, column 5");
    }

    @Test
    void deepNestingIsRefusedAndDoesNotOverflow() {
        assertThatThrownBy(() -> parse("{\"name\":\"N\",\"node\":" + "[".repeat(100_000))).isInstanceOf(PresetException.class)
                .hasMessageEndingWith("not valid JSON: nested deeper than 100, or a text or number that is too long");
    }

    /** Found by the fuzzer. */
    @Test
    void aWholeNumberBeyondAllDoublesIsOutOfRange() {
        assertThat(message("{\"type\":\"sampler\",\"config\":{\"zones\":[" + ZONE.replace("22050", "9".repeat(400)) + "]}}"))
                .isEqualTo("x/preset.json: node.config.zones[0].sampleRate: expected 1 to 1000000, found " + "9".repeat(40) + "…");
    }

    /** Found by the fuzzer: the message named classes of the JSON library. */
    @Test
    void textAfterTheEndIsASentence() {
        assertThatThrownBy(() -> parse("{\"name\":\"N\"} \"more\"")).isInstanceOf(PresetException.class)
                .hasMessage("x/preset.json: line 1, column 14: not valid JSON: something follows after its end");
    }

    @Test
    void aSamplerHasAtMost20000Zones() throws PresetException {
        assertThat(sampler(ZONE + ("," + ZONE).repeat(19_999)).zones()).hasSize(20_000);
        assertThat(message("{\"type\":\"sampler\",\"config\":{\"zones\":[" + ZONE + ("," + ZONE).repeat(20_000) + "]}}"))
                .isEqualTo("x/preset.json: node.config.zones: expected at most 20000 zones, found 20001");
    }

    @Test
    void everyPresetOfTheLibraryReads() throws Exception {
        List<Path> files;
        try (var walk = Files.walk(TestLibrary.root())) {
            files = walk.filter(f -> f.endsWith("preset.json")).toList();
        }
        for (Path file : files) {
            assertThat(PresetDescriptor.parse(file.toString(), Files.readAllBytes(file)).name()).isNotEmpty();
        }
        assertThat(files).hasSizeGreaterThan(50);
    }
}
