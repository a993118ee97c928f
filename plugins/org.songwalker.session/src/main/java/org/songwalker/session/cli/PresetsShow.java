// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.songwalker.preset.LibraryPreset;
import org.songwalker.preset.PresetDetails;
import org.songwalker.preset.Resolution;
import org.songwalker.preset.source.PresetException;
import org.songwalker.session.EventsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows what a preset is made of. */
@Command(name = "show", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Shows what a preset is made of: its zones, samples and licence.")
final class PresetsShow implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "NAME", description = "a name as in loadPreset(\"…\")")
    private String name = "";

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        switch (common.repository(true).resolve(name)) {
            case Resolution.Missing missing -> {
                common.err().println("songwalker: " + PresetsJson.shown(missing.problem()));
                return CliException.OUTSIDE;
            }
            case Resolution.Found found -> {
                show(found.target());
                return 0;
            }
        }
    }

    private void show(Resolution.Target target) {
        switch (target) {
            case Resolution.Target.Single single -> show(single.entry());
            case Resolution.Target.Drum drum -> show(drum.kit());
            case Resolution.Target.Kit kit -> {
                if (json) {
                    common.out().println(EventsJson.text(kit(kit), true));
                } else {
                    common.out().println(kit.fullName() + "  (a kit of " + kit.drums().size() + " presets)");
                    PresetsJson.print(common.out(), kit.drums());
                }
            }
        }
    }

    /** A kit is no preset of a library: its zones are those of its drums. */
    private static ObjectNode kit(Resolution.Target.Kit kit) {
        ObjectNode node = PresetsJson.object();
        node.put("name", kit.preset()).put("library", kit.library().name()).put("category", "sampler");
        node.putArray("tags").add("percussion");
        node.putNull("gmProgram");
        ArrayNode zones = PresetsJson.array();
        for (LibraryPreset drum : kit.drums()) {
            PresetsJson.node(details(drum)).get("zones").forEach(zones::add);
        }
        node.set("zones", zones);
        return node.put("cached", kit.drums().stream().allMatch(LibraryPreset::atHand));
    }

    private static PresetDetails details(LibraryPreset preset) {
        try {
            return PresetDetails.read(preset);
        } catch (PresetException e) {
            throw new CliException(CliException.OUTSIDE, "The preset cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private void show(LibraryPreset preset) {
        PresetDetails details = details(preset);
        if (json) {
            common.out().println(EventsJson.text(PresetsJson.node(details), true));
            return;
        }
        PresetsJson.print(common.out(), List.of(preset));
        line("tags", String.join(", ", preset.tags()));
        line("licence", details.licence());
        line("origin", details.origin());
        for (PresetDetails.ZoneDetails zone : details.zones()) {
            common.out()
                    .printf(Locale.ROOT, "  keys %3d to %3d  velocities %3d to %3d  root %.2f  %.0f Hz%s  %s%n", zone.keyLow(),
                            zone.keyHigh(), zone.velocityLow(), zone.velocityHigh(), zone.rootNote() + zone.fineTuneCents() / 100,
                            zone.sampleRateHz(), zone.looped() ? "  looped" : "", PresetsJson.shown(zone.sample()));
        }
    }

    private void line(String word, String text) {
        if (!text.isEmpty()) {
            common.out().println("  " + word + ": " + PresetsJson.shown(text));
        }
    }
}
