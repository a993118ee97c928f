// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.io.PrintWriter;
import java.util.List;
import org.songwalker.preset.LibraryPreset;
import org.songwalker.preset.PresetDetails;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Presets as JSON and as lines of text, in the words of the command line. */
final class PresetsJson {
    private PresetsJson() {}

    static ArrayNode array() {
        return JsonMapper.builder().build().createArrayNode();
    }

    static ObjectNode object() {
        return JsonMapper.builder().build().createObjectNode();
    }

    static ArrayNode node(List<LibraryPreset> presets) {
        ArrayNode all = array();
        presets.forEach(preset -> all.add(node(preset, preset.zoneCount())));
        return all;
    }

    static ObjectNode node(LibraryPreset preset, int zones) {
        ObjectNode node = object();
        node.put("name", preset.name()).put("library", preset.library().name()).put("category", preset.category());
        ArrayNode tags = node.putArray("tags");
        preset.tags().forEach(tags::add);
        return node.put("gmProgram", preset.gmProgram()).put("zones", zones).put("cached", preset.atHand());
    }

    static ObjectNode node(PresetDetails details) {
        ObjectNode node = node(details.preset(), details.zones().size());
        node.put("licence", details.licence()).put("origin", details.origin()).put("path", details.preset().path());
        ArrayNode zones = node.putArray("zones");
        for (PresetDetails.ZoneDetails zone : details.zones()) {
            zones.addObject()
                    .put("keyLow", zone.keyLow())
                    .put("keyHigh", zone.keyHigh())
                    .put("velocityLow", zone.velocityLow())
                    .put("velocityHigh", zone.velocityHigh())
                    .put("rootNote", zone.rootNote())
                    .put("fineTuneCents", zone.fineTuneCents())
                    .put("sampleRate", zone.sampleRateHz())
                    .put("looped", zone.looped())
                    .put("sample", zone.sample());
        }
        return node;
    }

    /** One preset a line. */
    static void print(PrintWriter out, List<LibraryPreset> presets) {
        for (LibraryPreset preset : presets) {
            int zones = preset.zoneCount();
            out.println(shown(preset.fullName()) + "  (" + shown(preset.category())
                    + (zones == 0 ? "" : ", " + zones + (zones == 1 ? " zone" : " zones")) + (preset.atHand() ? "" : ", not downloaded")
                    + ")");
        }
    }

    /** A text of a library as one line of a terminal, which takes control characters for orders. */
    static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}|[\\x80-\\x9F\\u2028\\u2029]", "\uFFFD");
    }
}
