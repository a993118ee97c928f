// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The user's choices for every session: the libraries. Kept in {@code songwalker/settings.json} in the user's configuration folder; the
 * Studio's preferences and the command line share it.
 *
 * @param libraries paths and addresses, in order of precedence
 */
public record UserSettings(List<String> libraries) {
    /** The library if the user has chosen none. */
    public static final String DEFAULT_LIBRARY = "https://clevertree.github.io/songwalker-library";

    public UserSettings {
        libraries = List.copyOf(libraries);
    }

    /** The file, by the conventions of the platform. */
    public static Path file(Map<String, String> environment) {
        String home = System.getProperty("user.home", ".");
        String set = environment.getOrDefault("XDG_CONFIG_HOME", environment.getOrDefault("APPDATA", ""));
        return (set.isBlank() ? Path.of(home, ".config") : Path.of(set)).resolve("songwalker").resolve("settings.json");
    }

    /** Reads the settings; what is missing or damaged counts as not chosen. */
    public static UserSettings read(Path file) {
        List<String> libraries = new ArrayList<>();
        try {
            JsonNode list = JsonMapper.builder().build().readTree(Files.readString(file)).path("libraries");
            list.forEach(node -> libraries.add(node.asString()));
        } catch (IOException | JacksonException e) {
            return new UserSettings(List.of(DEFAULT_LIBRARY));
        }
        return new UserSettings(libraries.isEmpty() ? List.of(DEFAULT_LIBRARY) : libraries);
    }

    /** Writes the settings as a whole, so that neither a reader nor a failure sees half of them. */
    public void write(Path file) throws IOException {
        var root = JsonMapper.builder().build().createObjectNode();
        var list = root.putArray("libraries");
        libraries.forEach(list::add);
        String text = JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        WholeFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
