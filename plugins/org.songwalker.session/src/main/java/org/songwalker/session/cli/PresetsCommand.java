// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.Resolution;
import org.songwalker.session.EventsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The preset repository. */
@Command(name = "presets", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Lists, finds, checks and downloads presets.", subcommands = {
    PresetsList.class, PresetsSearch.class, PresetsShow.class, PresetsCommand.Resolve.class, PresetsDownload.class, PresetsVerify.class,
    PresetsCache.class})
final class PresetsCommand implements Runnable {
    @picocli.CommandLine.Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(),
                "presets needs a call: list, search TEXT, show NAME, resolve NAME, download LIBRARY, verify or cache");
    }

    /** Resolves the name of a preset. */
    @Command(name = "resolve", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Tells which preset a name means.")
    static final class Resolve implements Callable<Integer> {
        @Mixin
        private Common common = new Common();

        @Parameters(paramLabel = "NAME", description = "a name as in loadPreset(\"…\")")
        private String name = "";

        @Option(names = "--json", description = "print JSON")
        private boolean json;

        @Override
        public Integer call() {
            Resolution resolution = common.repository(true).resolve(name);
            if (json) {
                common.out().println(EventsJson.text(node(resolution), true));
            }
            switch (resolution) {
                case Resolution.Found found -> {
                    if (!json) {
                        common.out().println(found.target().fullName() + "  (" + found.target().path() + ", " + word(found) + ")");
                    }
                    return 0;
                }
                case Resolution.Missing missing -> {
                    common.err().println("songwalker: " + PresetsJson.shown(missing.problem()));
                    return CliException.OUTSIDE;
                }
            }
        }

        private static String word(Resolution.Found found) {
            return found.match().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static ObjectNode node(Resolution resolution) {
            ObjectNode node = JsonMapper.builder().build().createObjectNode();
            node.put("name", resolution.name());
            Resolution.Target target = resolution instanceof Resolution.Found found ? found.target() : null;
            node.put("library", target == null ? null : target.library().name())
                    .put("preset", target == null ? null : target.preset())
                    .put("path", target == null ? null : target.path())
                    .put("match", resolution instanceof Resolution.Found found ? word(found) : null);
            ArrayNode candidates = node.putArray("candidates");
            resolution.candidates().forEach(candidates::add);
            return node;
        }
    }
}
