// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songwalker.hardening.Fuzz;
import org.songwalker.hardening.TextMutator;
import org.songwalker.preset.build.NodeBuilder;
import org.songwalker.preset.build.PresetDescriptor;
import org.songwalker.preset.build.SampleReader;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SampleMemory;

/** Damaged preset files end in instruments or in a sentence, damaged indexes in presets or in a sentence. */
class PresetFuzzTest {
    private static final int LARGEST_SEED = 20_000;
    private static final String ZONE = """
            {"keyRange":{"low":10,"high":90},"velocityRange":{"low":1,"high":64},"pitch":{"rootNote":15,"fineTuneCents":85},
             "sampleRate":22050,"loop":{"start":1,"end":5.5},"audio":%s}""";
    private static final List<String> AUDIO = List.of("{\"type\":\"external\",\"url\":\"a b.raw\",\"codec\":\"raw\",\"sha256\":\"1e3f83\"}",
            "{\"type\":\"inline-pcm\",\"bitsPerSample\":16,\"data\":\"AAAAQACAAEAAwAAA\"}",
            "{\"type\":\"inlinePcm\",\"sampleRate\":9000,\"data\":\"AAAAQACAAEAAwAAAAAAAQACAAEA=\"}",
            "{\"type\":\"inline-file\",\"codec\":\"wav\",\"data\":\"UklGRiQAAABXQVZFZm10IBAAAAABAAEA\"}",
            "{\"type\":\"contentAddressed\",\"sha256\":\"00112233aabbccdd\",\"codec\":\"raw\"}");
    private static final List<String> WORDS = List.of("\"type\":", "\"sampler\"", "\"oscillator\"", "\"effect\"", "\"composite\"", "null",
            "true", "[]", "{}", "\"node\":", "\"graph\":", "\"config\":{", "\"children\":[", "\"mode\":\"chain\",", "\"oneShot\":true,",
            "\"mixLevels\":[1,2,3],", "\"splitPoints\":[127],", "\"waveform\":\"noise\",", "\"../..\"", "\"http://\"", "\"a/../../b\"", ",",
            ":", "\"format\":\"songwalker-index\",", "\"entries\":[", "\"path\":\"index.json\",", "\"gmProgram\":0,",
            "\"tags\":[\"percussion\"],");

    /** A library in memory: every sample has eight frames, and its index is the one file that is given. */
    private record Memory(byte[] index) implements LibrarySource {
        @Override
        public String location() {
            return "memory:";
        }

        @Override
        public String describe(String path) {
            return "memory:" + path;
        }

        @Override
        public byte[] read(String path, int limit) throws PresetException {
            if (path.endsWith(".raw")) {
                return new byte[16];
            }
            if (path.endsWith("index.json")) {
                return index;
            }
            throw new PresetException(PresetException.Reason.ABSENT, describe(path), "", "no such file");
        }
    }

    private static String preset(String node) {
        return "{\"name\":\"N\",\"tags\":[\"a\"],\"metadata\":{\"gmProgram\":40},\"node\":" + node + "}";
    }

    private static List<byte[]> presets() throws IOException {
        String oscillator = "{\"type\":\"oscillator\",\"config\":{\"waveform\":\"saw\",\"detune\":5,\"pulseWidth\":0.4,\"mixer\":0.5,"
                + "\"envelope\":{\"attack\":0.1,\"decay\":0.2,\"sustain\":0.3,\"release\":0.4}}}";
        List<String> effects = new ArrayList<>();
        Map.of("chorus", "\"rate\":1.5,\"depth\":0.5,\"wetDry\":0.5", "delay", "\"feedback\":0.5", "reverb", "\"wetDry\":0.3", "filter",
                "\"type\":\"highpass\",\"frequency\":300", "compressor", "\"threshold\":-20")
                .forEach((type, settings) -> effects
                        .add("{\"type\":\"effect\",\"effectType\":\"" + type + "\",\"params\":{" + settings + "}}"));
        List<String> nodes = new ArrayList<>(List.of(oscillator));
        AUDIO.forEach(audio -> nodes.add("{\"type\":\"sampler\",\"config\":{\"oneShot\":true,\"zones\":[" + ZONE.formatted(audio) + "]}}"));
        nodes.add("{\"type\":\"composite\",\"mode\":\"split\",\"children\":[" + nodes.get(0) + "," + nodes.get(2)
                + "],\"mixLevels\":[0.5],\"config\":{\"splitPoints\":[60]}}");
        nodes.add("{\"type\":\"composite\",\"mode\":\"layer\",\"children\":[" + nodes.get(1) + "," + nodes.get(0) + "]}");
        nodes.add("{\"type\":\"composite\",\"mode\":\"chain\",\"children\":[" + nodes.get(1) + "," + String.join(",", effects) + "]}");
        List<byte[]> seeds = new ArrayList<>(TestLibrary.some("preset.json", 5, LARGEST_SEED));
        nodes.forEach(node -> seeds.add(preset(node).getBytes(UTF_8)));
        return seeds;
    }

    private static List<byte[]> indexes() throws IOException {
        List<byte[]> seeds = new ArrayList<>(TestLibrary.some("index.json", 5, LARGEST_SEED));
        seeds.add("""
                {"format":"songwalker-index","name":"L","entries":[{"type":"index","name":"A","path":"A/index.json"},
                 {"type":"song","name":"S","path":"s"},{"type":"preset","name":"Piano","path":"p/preset.json","category":"sampler",
                 "tags":["t","percussion"],"gmProgram":3,"zoneCount":2,"keyRange":{"low":1,"high":9}}]}""".getBytes(UTF_8));
        return seeds;
    }

    @Test
    void tenThousandDamagedPresetFilesEndInInstrumentsOrASentence() throws Exception {
        LibrarySource source = new Memory(new byte[0]);
        new Fuzz("preset", PresetException.class, presets(), new TextMutator(WORDS), (input, random) -> {
            PresetDescriptor descriptor = PresetDescriptor.parse("p/preset.json", input);
            SampleReader samples = new SampleReader(source, "p/preset.json", "index.json", "p/preset.json", SampleMemory.unlimited(),
                    new ArrayList<>());
            assertThat(new NodeBuilder("N", descriptor, samples).build(descriptor.node())).isNotNull();
        }).run(10_000);
    }

    @Test
    void fiveThousandDamagedIndexesEndInPresetsOrASentence() throws Exception {
        new Fuzz("index", PresetException.class, indexes(), new TextMutator(WORDS), PresetFuzzTest::look).run(5_000);
    }

    private static void look(byte[] index, Random random) throws PresetException {
        PresetRepository repository = new PresetRepository(List.of(new Memory(index)));
        repository.requireReadable();
        assertThat(repository.resolve("Piano")).isNotNull();
        assertThat(repository.resolve("L/Piano 2")).isNotNull();
        assertThat(repository.resolveProgram(3)).isNotNull();
    }
}
