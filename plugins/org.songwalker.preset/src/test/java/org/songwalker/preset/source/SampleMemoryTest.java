// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.preset.InstrumentBuilder;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.Resolution;
import org.songwalker.preset.decode.Tones;

/** The samples of a session together, at the limit and one byte above. */
class SampleMemoryTest {
    /** A sample of 100 frames in 16 bit. */
    private static final int SAMPLE = 200;
    @TempDir
    Path folder;
    private final InstrumentBuilder builder = new InstrumentBuilder();

    private Resolution.Target preset(String name, String zones) throws Exception {
        Files.writeString(folder.resolve(name + ".json"),
                "{\"name\":\"" + name + "\",\"node\":{\"type\":\"sampler\",\"config\":{\"zones\":[" + zones + "]}}}");
        Files.writeString(folder.resolve("index.json"),
                "{\"name\":\"L\",\"entries\":[" + Stream.of("One", "Two", "Three")
                        .map(each -> "{\"type\":\"preset\",\"name\":\"" + each + "\",\"path\":\"" + each + ".json\",\"tags\":[]}")
                        .collect(Collectors.joining(",")) + "]}");
        return ((Resolution.Found) new PresetRepository(List.of(LibrarySource.of(folder.toString(), Network.offline())))
                .resolve("L/" + name)).target();
    }

    private String zone(String file, int key, int velocity, int rateHz) throws IOException {
        Files.write(folder.resolve(file), new byte[SAMPLE]);
        return ("{\"keyRange\":{\"low\":%d,\"high\":%d},\"velocityRange\":{\"low\":%d,\"high\":%d},"
                + "\"pitch\":{\"rootNote\":60,\"fineTuneCents\":0},\"sampleRate\":%d,"
                + "\"audio\":{\"type\":\"external\",\"url\":\"%s\",\"codec\":\"raw\"}}")
                .formatted(key, key, velocity, velocity, rateHz, file);
    }

    @Test
    void oneFileUnder200RatesIsDecodedAndCountedOnce() throws Exception {
        StringBuilder zones = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            zones.append(i == 0 ? "" : ",").append(zone("a.raw", i % 100, i / 100, 8_000 + i));
        }
        SampleMemory memory = new SampleMemory(SAMPLE);
        SamplerInstrument built = (SamplerInstrument) builder.build(preset("One", zones.toString()), memory).instrument();
        assertThat(built.zones()).extracting(zone -> zone.sample().rateHz())
                .containsExactlyElementsOf(IntStream.range(8_000, 8_200).mapToObj(Double::valueOf).toList());
        assertThat(built.zones()).allSatisfy(zone -> assertThat(zone.sample().words()).isSameAs(built.zones().getFirst().sample().words()));
        assertThat(memory.bytes()).isEqualTo(SAMPLE);
    }

    @Test
    void oneFileOfSixteenSlotsIsDecodedOnce() throws Exception {
        SampleMemory memory = new SampleMemory(4 * 2_400);
        String flac = zone("tone.flac", 1, 1, 48_000).replace("\"raw\"", "\"flac\"");
        Files.write(folder.resolve("tone.flac"), Tones.file("tone-24.flac"));
        Resolution.Target target = preset("One", flac);
        List<SamplerInstrument> slots = new ArrayList<>();
        for (int slot = 0; slot < 16; slot++) {
            // A new builder for each slot, because a builder keeps the presets that it has built.
            slots.add((SamplerInstrument) new InstrumentBuilder().build(target, memory).instrument());
            Files.deleteIfExists(folder.resolve("tone.flac"));
        }
        assertThat(slots)
                .allSatisfy(slot -> assertThat(slot.zones().getFirst().sample()).isSameAs(slots.getFirst().zones().getFirst().sample()));
        assertThat(memory.bytes()).isEqualTo(4 * 2_400);

        int[] asked = {0};
        SampleMemory sounds = new SampleMemory(4 * 13_230);
        for (int slot = 0; slot < 16; slot++) {
            new InstrumentBuilder().audioFile("sound.wav", folder.resolve("sound.wav"), () -> {
                asked[0]++;
                return Tones.file("tone.ogg");
            }, sounds);
        }
        assertThat(asked[0]).isEqualTo(1);
        assertThat(sounds.bytes()).isEqualTo(4 * 13_230);
    }

    @Test
    void whatFitsExactlyPlaysAndOneByteLessIsRefusedWithARemedy() throws Exception {
        String zones = zone("a.raw", 1, 1, 8_000) + "," + zone("b.raw", 2, 1, 8_000);
        Resolution.Target target = preset("One", zones);
        SampleMemory less = new SampleMemory(2 * SAMPLE - 1);
        assertThatThrownBy(() -> builder.build(target, less)).isInstanceOf(PresetException.class)
                .hasMessageEndingWith("One.json: node.config.zones[1].audio: sample b.raw: the samples of the session would take more than "
                        + "0 MB together; use fewer presets or shorter samples");
        assertThat(less.bytes()).isZero();
        assertThat(builder.build(target, new SampleMemory(2 * SAMPLE)).instrument()).isNotNull();
    }

    @Test
    void aPresetThatIsKnownFromAnotherSessionCountsToo() throws Exception {
        Resolution.Target one = preset("One", zone("a.raw", 1, 1, 8_000));
        builder.build(one);
        SampleMemory memory = new SampleMemory(SAMPLE - 1);
        assertThatThrownBy(() -> builder.build(one, memory)).hasMessageContaining("L/One: the samples of the session would take more");
        assertThat(memory.bytes()).isZero();
    }

    @Test
    void presetsOfASessionShareFilesAndRoom() throws Exception {
        SampleMemory memory = new SampleMemory(2 * SAMPLE);
        Resolution.Target three = preset("Three", zone("b.raw", 1, 1, 8_000) + "," + zone("c.raw", 2, 1, 8_000));
        Zone one = ((SamplerInstrument) builder.build(preset("One", zone("a.raw", 1, 1, 8_000)), memory).instrument()).zones().getFirst();
        Zone two = ((SamplerInstrument) builder.build(preset("Two", zone("a.raw", 5, 1, 8_000)), memory).instrument()).zones().getFirst();
        assertThat(two.sample().words()).isSameAs(one.sample().words());
        assertThatThrownBy(() -> builder.build(three, memory)).hasMessageContaining("c.raw: the samples of the session");
        assertThat(memory.bytes()).as("nothing of a preset that does not play").isEqualTo(SAMPLE);
        assertThat(builder.build(preset("Three", zone("b.raw", 1, 1, 8_000)), memory).instrument()).isNotNull();
    }

    @Test
    void aFileThatWasForgottenIsReadAgain() {
        SampleMemory memory = new SampleMemory(SAMPLE);
        SampleData data = new SampleData(new float[SAMPLE / 2], 8_000);
        int mark = memory.mark();
        assertThat(memory.keep("a", new SampleMemory.Decoded(data, ""))).isTrue();
        assertThat(memory.file("a")).isNotNull();
        memory.release(mark);
        assertThat(memory.file("a")).isNull();
        assertThat(memory.keep("b", new SampleMemory.Decoded(data.atRate(9_000), ""))).isTrue();
    }
}
