// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songwalker.preset.cache.DiskCache;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The user's choices for every session: the libraries, and how much of those on the web is kept. Kept in {@code songwalker/settings.json}
 * in the user's configuration folder; the Studio's preferences and the command line share it.
 *
 * @param libraries      paths and addresses, in order of precedence
 * @param cacheMegabytes limit of the {@linkplain DiskCache cache}, in units of 1,048,576 bytes, 1 to 1,000,000
 */
public record UserSettings(List<String> libraries, int cacheMegabytes) {
    /** The library if the user has chosen none. */
    public static final String DEFAULT_LIBRARY = "https://clevertree.github.io/songwalker-library";

    private static final int USUAL_MEGABYTES = (int) (DiskCache.USUAL_LIMIT >> 20);
    /** The largest limit of the cache. */
    public static final int MOST_MEGABYTES = 1_000_000;

    public UserSettings {
        libraries = List.copyOf(libraries);
        cacheMegabytes = Math.clamp(cacheMegabytes, 1, MOST_MEGABYTES);
    }

    /** What counts if the user has chosen nothing. */
    public static UserSettings usual() {
        return new UserSettings(List.of(DEFAULT_LIBRARY), USUAL_MEGABYTES);
    }

    /** The same choices with other libraries. */
    public UserSettings withLibraries(List<String> chosen) {
        return new UserSettings(chosen, cacheMegabytes);
    }

    /** The same choices with another limit of the cache. */
    public UserSettings withCacheMegabytes(int chosen) {
        return new UserSettings(libraries, chosen);
    }

    /** The cache of this user: in the usual folder, with the chosen limit. */
    public DiskCache cache() {
        return new DiskCache(DiskCache.usualFolder(System.getenv()), (long) cacheMegabytes << 20);
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
            JsonNode root = JsonMapper.builder().build().readTree(Files.readString(file));
            root.path("libraries").forEach(node -> libraries.add(node.asString()));
            UserSettings read = usual().withCacheMegabytes(root.path("cacheMegabytes").asInt(USUAL_MEGABYTES));
            return libraries.isEmpty() ? read : read.withLibraries(libraries);
        } catch (IOException | JacksonException e) {
            return usual();
        }
    }

    /** Writes the settings as a whole, so that neither a reader nor a failure sees half of them. */
    public void write(Path file) throws IOException {
        var root = JsonMapper.builder().build().createObjectNode();
        var list = root.putArray("libraries");
        libraries.forEach(list::add);
        root.put("cacheMegabytes", cacheMegabytes);
        String text = JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        WholeFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
