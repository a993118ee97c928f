// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.preset.source.PresetException;

class PresetIndexTest {

    private static PresetIndex parse(String entries) throws PresetException {
        return PresetIndex.parse("index.json",
                ("{\"format\":\"songwalker-index\",\"name\":\"L\",\"entries\":" + entries + "}").getBytes(UTF_8));
    }

    @Test
    void bothKindsOfEntryAreReadAndOthersSkipped() throws PresetException {
        assertThat(parse("""
                [{"type":"index","name":"A","path":"A/index.json"},{"type":"song","name":"S","path":"s"},
                 {"type":"preset","name":"P","path":"p/preset.json","category":"sampler","tags":["t"],
                 "gmProgram":3,"zoneCount":2,"keyRange":{"low":1,"high":9}}]
                """).entries()).containsExactly(new PresetIndex.Entry.SubIndex("A", "A/index.json"),
                new PresetIndex.Entry.Preset("P", "p/preset.json", "sampler", List.of("t"), 3, 2, 1, 9));
    }

    @Test
    void aMissingPathIsNamedAndCostsItsEntry() throws Exception {
        PresetIndex index = parse("[{\"type\":\"index\",\"name\":\"A\"},{\"type\":\"index\",\"name\":\"B\",\"path\":\"b\"}]");
        assertThat(index.entries()).containsExactly(new PresetIndex.Entry.SubIndex("B", "b"));
        assertThat(index.faults()).singleElement().extracting(Throwable::getMessage).isEqualTo("index.json: entries[0].path: missing");
    }

    @Test
    void aPathHasAtMost4096Characters() throws Exception {
        String entry = "[{\"type\":\"index\",\"name\":\"A\",\"path\":\"%s\"}]";
        assertThat(parse(entry.formatted("a".repeat(4_096))).entries()).hasSize(1);
        PresetIndex longer = parse(entry.formatted("a".repeat(4_097)));
        assertThat(longer.entries()).isEmpty();
        assertThat(longer.faults()).singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo("index.json: entries[0].path: the path is longer than 4096 characters");
    }

    @Test
    void jsonIsNestedAtMost100Deep() throws Exception {
        String nested = "{\"name\":\"L\",\"more\":%s,\"entries\":[]}";
        byte[] deepest = nested.formatted("[".repeat(99) + "]".repeat(99)).getBytes(UTF_8);
        byte[] deeper = nested.formatted("[".repeat(100) + "]".repeat(100)).getBytes(UTF_8);
        assertThat(PresetIndex.parse("i", deepest).name()).isEqualTo("L");
        assertThatThrownBy(() -> PresetIndex.parse("i", deeper)).hasMessageContaining("nested deeper than 100");
    }

    @Test
    void anotherFormatIsRefused() {
        assertThatThrownBy(() -> PresetIndex.parse("i", "{\"format\":\"x\",\"name\":\"n\",\"entries\":[]}".getBytes(UTF_8)))
                .hasMessage("i: format: expected \"songwalker-index\", found \"x\"");
    }
}
