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
    void anotherFormatIsRefused() {
        assertThatThrownBy(() -> PresetIndex.parse("i", "{\"format\":\"x\",\"name\":\"n\",\"entries\":[]}".getBytes(UTF_8)))
                .hasMessage("i: format: expected \"songwalker-index\", found \"x\"");
    }
}
