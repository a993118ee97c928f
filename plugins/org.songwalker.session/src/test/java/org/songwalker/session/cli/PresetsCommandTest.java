// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PresetsCommandTest {
    private static final int RATE = 44_100;

    @TempDir
    Path folder;
    private Path library;

    /** A library of one melodic preset and one drum, with zones of raw audio. */
    @BeforeEach
    void write() throws IOException {
        library = folder.resolve("lib");
        put("index.json", "{\"format\":\"songwalker-index\",\"version\":1,\"name\":\"Mine\",\"entries\":["
                + "{\"type\":\"preset\",\"name\":\"Soft Mellow Flute\",\"path\":\"flute/preset.json\",\"category\":\"sampler\","
                + "\"tags\":[\"melodic\",\"pipe\"],\"gmProgram\":73,\"zoneCount\":2},"
                + "{\"type\":\"preset\",\"name\":\"Boom\",\"path\":\"boom/preset.json\",\"category\":\"sampler\",\"tags\":[\"percussion\"]}]}");
        preset("flute", zone(0, 60, 60, "a.raw", "") + "," + zone(61, 127, 72, "b.raw", ""));
        preset("boom", zone(36, 36, 36, "a.raw", ""));
        sample("flute/a.raw", RATE);
        sample("flute/b.raw", RATE);
        sample("boom/a.raw", 1_000);
    }

    private void put(String path, String text) throws IOException {
        Path file = library.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void preset(String name, String zones) throws IOException {
        put(name + "/preset.json", "{\"name\":\"" + name + "\",\"metadata\":{\"license\":\"CC0\",\"source\":\"our studio\"},"
                + "\"node\":{\"type\":\"sampler\",\"config\":{\"zones\":[" + zones + "]}}}");
    }

    private static String zone(int low, int high, int root, String sample, String more) {
        return "{\"keyRange\":{\"low\":" + low + ",\"high\":" + high + "},\"pitch\":{\"rootNote\":" + root + ",\"fineTuneCents\":0},"
                + "\"sampleRate\":" + RATE + ",\"audio\":{\"type\":\"external\",\"url\":\"" + sample + "\",\"codec\":\"raw\"}" + more + "}";
    }

    private void sample(String path, int frames) throws IOException {
        byte[] bytes = new byte[frames * 2];
        for (int i = 1; i < bytes.length; i += 2) {
            bytes[i] = 16;
        }
        Files.createDirectories(library.resolve(path).getParent());
        Files.write(library.resolve(path), bytes);
    }

    private Cli call(String... words) {
        List<Object> all = new ArrayList<>(List.of("presets"));
        all.addAll(List.of(words));
        all.addAll(List.of("--library", library, "--cache", folder.resolve("cache")));
        return Cli.call(all.toArray());
    }

    @Test
    void listNamesEveryPresetWithWhatItsIndexSays() {
        JsonNode all = call("list", "--json").json();
        assertThat(all).hasSize(8); // and the six of the Starter
        assertThat(all.get(0).toString()).isEqualTo("{\"name\":\"Soft Mellow Flute\",\"library\":\"Mine\",\"category\":\"sampler\","
                + "\"tags\":[\"melodic\",\"pipe\"],\"gmProgram\":73,\"zones\":2,\"cached\":true}");
        assertThat(call("list").out()).startsWith("Mine/Soft Mellow Flute  (sampler, 2 zones)\nMine/Boom  (sampler)\nStarter/");
    }

    @Test
    void searchFindsWordsInitialsAndTags() {
        for (String text : List.of("flute", "mellow soft", "smf", "pipe", "mine/flute", "FLUTE")) {
            assertThat(call("search", text, "--json").json()).as(text).isNotEmpty();
            assertThat(call("search", text, "--json").json().get(0).get("name").asString()).as(text).isEqualTo("Soft Mellow Flute");
        }
        assertThat(call("search", "smooth", "flute")).isEqualTo(
                new Cli(0, "", "songwalker: No preset has 'smooth flute' in its name, library or tags; 'presets list' shows all.\n"));
    }

    @Test
    void showNamesZonesAndLicence() {
        JsonNode flute = call("show", "Mine/Soft Mellow Flute", "--json").json();
        assertThat(flute.get("licence").asString()).isEqualTo("CC0");
        assertThat(flute.get("zones").get(1).toString()).isEqualTo("{\"keyLow\":61,\"keyHigh\":127,\"velocityLow\":0,\"velocityHigh\":127,"
                + "\"rootNote\":72.0,\"fineTuneCents\":0.0,\"sampleRate\":44100.0,\"looped\":false,\"sample\":\"b.raw\"}");
        assertThat(call("show", "Mine/Nothing").code()).isEqualTo(3);
    }

    @Test
    void verifyOfASoundLibraryFindsNothing() {
        assertThat(call("verify", "Mine")).isEqualTo(new Cli(0, "nothing is wrong\n", ""));
    }

    @Test
    void verifyNamesEachAnomalyWithFileAndField() throws IOException {
        preset("flute",
                String.join(",", zone(0, 60, 60, "a.raw", ""), zone(50, 70, 60, "b.raw", ""), zone(10, 20, 60, "a.raw", ""),
                        zone(80, 71, 60, "a.raw", ""), zone(90, 90, 60, "none.raw", ""), zone(91, 91, 60, "empty.raw", ""),
                        zone(92, 92, 69, "a.raw", ",\"loop\":{\"start\":0,\"end\":75}"),
                        zone(93, 93, 69, "a.raw", ",\"loop\":{\"start\":0,\"end\":50000}"),
                        zone(94, 94, 60, "a.raw", "").replace("\"codec\"", "\"sha256\":\"0123456789abcdef\",\"codec\"")));
        sample("flute/empty.raw", 0);
        Cli verify = call("verify", "Mine", "--json");
        assertThat(verify.code()).isZero();
        List<String> found = new ArrayList<>();
        verify.json()
                .forEach(a -> found.add(a.get("preset").asString() + " " + a.get("field").asString() + ": "
                        + a.get("message").asString().replace(library.toString(), "LIB")));
        String zones = "Mine/Soft Mellow Flute node.config.zones";
        assertThat(found).containsExactly("Mine/Soft Mellow Flute Soft Mellow Flute.zoneCount: it says 2, the preset has 9",
                zones + "[1].keyRange: it lies over node.config.zones[0], which plays where both could",
                zones + "[2].keyRange: it lies over node.config.zones[0] whole, so it is never heard",
                zones + "[3].keyRange: its low end is above its high end, so no key plays it",
                zones + "[4].audio: sample none.raw: LIB/flute/none.raw: no such file",
                zones + "[5].audio: sample empty.raw: there is no audio in it",
                zones + "[6].loop: the loop has 75 frames, 0.75 periods of its root key, so it sounds 502 cents sharp",
                zones + "[7].loop: the loop ends at frame 50000, the sample at 44100",
                zones + "[8].audio.sha256: sample a.raw is not the file the preset was made with; it is played as it is");
        assertThat(verify.json().get(1).get("file").asString()).endsWith("flute/preset.json");
    }

    @Test
    void aFolderNeedsNoDownload() {
        assertThat(call("download", "Mine").out()).isEqualTo("'Mine' is on this machine already: " + library + "\n");
        Cli none = call("download", "Yours");
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err()).contains("There is no library 'Yours'; there are Mine, Starter.");
    }

    @Test
    void aDownloadedLibraryPlaysOfflineAndTheCacheShowsIt() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] file = Files.readAllBytes(library.resolve(exchange.getRequestURI().getPath().substring(1)));
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        server.start();
        String web = "http://127.0.0.1:" + server.getAddress().getPort();
        Path cache = folder.resolve("cache");
        try {
            assertThat(Cli.call("presets", "download", "Mine", "--library", web, "--cache", cache))
                    .isEqualTo(new Cli(0, "2 of 2 presets of 'Mine' are on this machine\n", ""));
            assertThat(asked).hasSize(6);
        } finally {
            server.stop(0);
        }
        JsonNode shown = Cli.call("presets", "cache", "--json", "--cache", cache).json();
        assertThat(shown.get("folder").asString()).isEqualTo(cache.toString());
        assertThat(shown.get("limit").asLong()).isEqualTo(2_147_483_648L);
        assertThat(shown.get("libraries")).hasSize(1);
        JsonNode mine = shown.get("libraries").get(0);
        assertThat(mine.get("name").asString()).isEqualTo("Mine");
        assertThat(mine.get("presets").asInt()).isEqualTo(2);
        assertThat(mine.get("offline").asBoolean()).isTrue();
        assertThat(mine.get("bytes").asLong()).isBetween(90_000L, 92_500L); // the two samples of the flute have equal content
        assertThat(shown.get("bytes").asLong()).isEqualTo(mine.get("bytes").asLong());

        Path program = Files.writeString(folder.resolve("a.sw"),
                "track t() {\n  const f = loadPreset(\"Mine/Soft Mellow Flute\");\n  f(C4) /4\n}\nt();\n", UTF_8);
        Cli events = Cli.call("events", program, "--json", "--offline", "--library", web, "--cache", cache);
        assertThat(events.err()).isEmpty();
        assertThat(events.json().get("events").get(0).get("instrument").asString()).isEqualTo("Mine/Soft Mellow Flute");
        assertThat(Cli.call("check", program, "--library", web, "--cache", cache)).isEqualTo(new Cli(0, "", ""));
    }

    @Test
    void aCacheThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(Cli.call("presets", "cache", "--cache", file))
                .isEqualTo(new Cli(3, "", "songwalker: The cache '" + file + "' is no folder; name another with --cache.\n"));
    }

    @Test
    void namesThatHoldOrdersForATerminalAreShownWithoutThem() throws IOException {
        put("index.json", "{\"name\":\"A\\u001b[2J\\nB\",\"entries\":[{\"type\":\"preset\",\"name\":\"x\\u001b[31m\","
                + "\"path\":\"flute/preset.json\",\"category\":\"c\\r\"}]}");
        assertThat(call("list").out()).startsWith("A\uFFFD[2J\uFFFDB/x\uFFFD[31m  (c\uFFFD)\n");
        assertThat(call("list", "--json").json().get(0).get("name").asString()).isEqualTo("x\u001b[31m");
    }

    @Test
    void aBlankCacheIsRefusedBeforeAnythingIsWritten() {
        for (String blank : List.of("", " ")) {
            assertThat(Cli.call("presets", "list", "--library", library, "--cache", blank))
                    .isEqualTo(new Cli(2, "", "songwalker: --cache names no folder; write a folder, or leave it out.\n"));
        }
    }
}
