// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.preset.cache.DiskCache;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;

/** Presets from a web server, with the cache and without, over a network of every kind. */
@Timeout(120)
class WebLibraryTest {
    @TempDir
    Path folder;
    private WebLibrary web;
    private DiskCache cache;

    @BeforeEach
    void serve() throws Exception {
        web = WebLibrary.withZones(20);
        cache = new DiskCache(folder.resolve("cache"), DiskCache.USUAL_LIMIT);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private InstrumentBuilder.Built tone(Network network) throws PresetException {
        Resolution found = web.repository(network).resolve("Web/Tone");
        return new InstrumentBuilder().build(((Resolution.Found) found).target());
    }

    private static int zones(InstrumentBuilder.Built built) {
        return ((SamplerInstrument) built.instrument()).zones().size();
    }

    private static float level(InstrumentBuilder.Built built, int zone) {
        return ((SamplerInstrument) built.instrument()).zones().get(zone).sample().at(500);
    }

    /** Waits for what runs in the background; the time-out of the class ends it if it never happens. */
    private void await(BooleanSupplier done) throws InterruptedException {
        while (!done.getAsBoolean()) {
            Thread.sleep(10);
        }
    }

    @Test
    void theSecondRunMakesNoRequestButConditionalOnesAndSoundsTheSame() throws Exception {
        try (Network network = Network.online(cache)) {
            assertThat(level(tone(network), 3)).isEqualTo(3_279 / 32_768f);
            assertThat(web.log).hasSize(23).allMatch(line -> line.endsWith(" 200"));
        }
        web.log.clear();
        try (Network network = Network.online(new DiskCache(cache.folder(), DiskCache.USUAL_LIMIT))) {
            assertThat(level(tone(network), 3)).isEqualTo(3_279 / 32_768f);
            await(() -> web.log.size() == 3);
            assertThat(web.log).containsExactlyInAnyOrder("GET /index.json 304", "GET /Web/index.json 304", "GET /Web/t/preset.json 304");
        }
    }

    @Test
    void withoutANetworkTheCachePlays() throws Exception {
        try (Network network = Network.online(cache)) {
            tone(network);
        }
        web.close();
        Network offline = Network.offline(cache);
        assertThat(zones(tone(offline))).isEqualTo(20);
        assertThat(web.repository(offline).list().presets().getFirst().atHand()).isTrue();
    }

    @Test
    void offlineWhatIsNotInTheCacheSaysSo() throws Exception {
        Resolution missing = web.repository(Network.offline(cache)).resolve("Web/Tone");
        assertThat(((Resolution.Missing) missing).problem()).contains("not in the cache, and not read, because the program runs offline");
        assertThat(web.log).isEmpty();
    }

    @Test
    void atMostSixRequestsRunAtOnce() throws Exception {
        web.delay(30);
        try (Network network = Network.online()) {
            tone(network);
        }
        assertThat(web.mostAtOnce()).isBetween(2, 6);
    }

    @Test
    void aPresetPlaysWithTheZonesThatAreThereAndNamesTheOthers() throws Exception {
        web.remove("Web/t/z3.raw");
        web.put("Web/t/z4.raw", new byte[0]);
        try (Network network = Network.online(cache)) {
            InstrumentBuilder.Built built = tone(network);
            assertThat(zones(built)).isEqualTo(18);
            assertThat(built.warnings()).hasSize(1);
            assertThat(built.warnings().getFirst()).contains("2 of 20 zones cannot play").contains("z3.raw").contains("z4.raw");
            assertThat(web.repository(network).list().presets().getFirst().atHand()).isFalse();
        }
    }

    @Test
    void aTransferThatIsCutGoesOnWhereItWas() throws Exception {
        byte[] large = WebLibrary.raw(100_000, 5_000);
        web.put("Web/t/z0.raw", large);
        AtomicInteger times = new AtomicInteger();
        web.fault("Web/t/z0.raw", (exchange, file) -> {
            if (times.getAndIncrement() > 0) {
                return false;
            }
            exchange.getResponseHeaders().set("ETag", "\"" + Integer.toHexString(Arrays.hashCode(file)) + "\"");
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file, 0, 60_000);
            exchange.getResponseBody().flush();
            return true; // closing the exchange cuts the body
        });
        try (Network network = Network.online()) {
            InstrumentBuilder.Built built = tone(network);
            assertThat(((SamplerInstrument) built.instrument()).zones().getFirst().sample().length()).isEqualTo(100_000);
            assertThat(level(built, 0)).isEqualTo(5_000 / 32_768f);
            assertThat(built.warnings()).isEmpty();
        }
        assertThat(web.log.stream().filter(line -> line.contains("z0.raw"))).anyMatch(line -> line.contains("206 from "));
    }

    @Test
    void aServerThatIsBusyForAMomentIsAskedAgain() throws Exception {
        AtomicInteger times = new AtomicInteger();
        web.fault("Web/t/z0.raw", (exchange, file) -> {
            if (times.getAndIncrement() >= 2) {
                return false;
            }
            exchange.sendResponseHeaders(503, -1);
            return true;
        });
        try (Network network = Network.online()) {
            assertThat(zones(tone(network))).isEqualTo(20);
        }
        assertThat(times).hasValue(3);
    }

    @Test
    void aServerThatFailsForEverCostsItsZonesAlone() throws Exception {
        web.fault("Web/t/z0.raw", (exchange, file) -> {
            exchange.sendResponseHeaders(500, -1);
            return true;
        });
        try (Network network = Network.online()) {
            InstrumentBuilder.Built built = tone(network);
            assertThat(zones(built)).isEqualTo(19);
            assertThat(built.warnings().getFirst()).contains("the server answers 500");
            assertThat(built.lasting()).isFalse();
        }
    }

    @Test
    void redirectsAreFollowedAndLoopsEnd() throws Exception {
        web.fault("Web/t/z0.raw", (exchange, file) -> {
            exchange.getResponseHeaders().set("Location", "/Web/t/z1.raw");
            exchange.sendResponseHeaders(302, -1);
            return true;
        });
        web.fault("Web/t/z2.raw", (exchange, file) -> {
            exchange.getResponseHeaders().set("Location", "/Web/t/z2.raw");
            exchange.sendResponseHeaders(302, -1);
            return true;
        });
        try (Network network = Network.online()) {
            InstrumentBuilder.Built built = tone(network);
            assertThat(level(built, 0)).isEqualTo(3_277 / 32_768f);
            assertThat(zones(built)).isEqualTo(19);
            assertThat(built.warnings().getFirst()).contains("z2.raw");
        }
    }

    @Test
    void aRedirectToAFileOfThisMachineIsNotFollowed() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.raw"), "0123456789".repeat(100));
        web.fault("Web/t/z0.raw", (exchange, file) -> {
            exchange.getResponseHeaders().set("Location", secret.toUri().toString());
            exchange.sendResponseHeaders(302, -1);
            return true;
        });
        try (Network network = Network.online()) {
            InstrumentBuilder.Built built = tone(network);
            assertThat(zones(built)).isEqualTo(19);
        }
    }

    @Test
    void aChangedIndexIsSeenInTheSameSession() throws Exception {
        try (Network network = Network.online(cache)) {
            tone(network);
        }
        web.put("Web/index.json", WebLibrary.index("Web",
                "{\"type\":\"preset\",\"name\":\"Other\",\"path\":\"t/preset.json\",\"category\":\"sampler\",\"tags\":[]}"));
        try (Network network = Network.online(cache)) {
            PresetRepository repository = web.repository(network);
            assertThat(repository.resolve("Web/Tone")).isInstanceOf(Resolution.Found.class);
            await(() -> repository.resolve("Web/Other") instanceof Resolution.Found found && found.match() == Match.EXACT);
        }
    }

    @Test
    void aPresetFileThatChangesHasItsSamplesReadAgain() throws Exception {
        try (Network network = Network.online(cache)) {
            tone(network);
        }
        web.put("Web/t/z0.raw", WebLibrary.raw(1_000, 9_000));
        web.put("Web/t/preset.json",
                "{\"name\":\"Tone\",\"node\":{\"type\":\"sampler\",\"config\":{\"zones\":[" + WebLibrary.zone(0, "z0.raw") + "]}}}");
        try (Network network = Network.online(cache)) {
            tone(network);
            byte[] changed = web.file("Web/t/preset.json");
            String address = web.address() + "/Web/t/preset.json";
            await(() -> Arrays.equals(changed, cache.content(Objects.requireNonNull(cache.entry(address)))));
        }
        try (Network network = Network.online(cache)) {
            InstrumentBuilder.Built built = tone(network);
            assertThat(zones(built)).isEqualTo(1);
            assertThat(level(built, 0)).isEqualTo(9_000 / 32_768f);
        }
    }

    @Test
    void aPageOfALogInPortalReplacesNothing() throws Exception {
        try (Network network = Network.online(cache)) {
            tone(network);
        }
        web.log.clear();
        for (String path : List.of("index.json", "Web/index.json", "Web/t/preset.json")) {
            web.fault(path, (exchange, file) -> {
                byte[] page = "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                return true;
            });
        }
        try (Network network = Network.online(cache)) {
            tone(network);
            await(() -> web.log.size() == 3);
        }
        assertThat(zones(tone(Network.offline(cache)))).isEqualTo(20);
    }

    @Test
    void aDamagedFileOfTheCacheIsReadAgain() throws Exception {
        try (Network network = Network.online(cache)) {
            tone(network);
        }
        List<Path> contents;
        try (Stream<Path> all = Files.walk(cache.folder().resolve("content"))) {
            contents = all.filter(Files::isRegularFile).toList();
        }
        assertThat(contents).hasSize(23);
        for (Path content : contents) {
            byte[] bytes = Files.readAllBytes(content);
            bytes[bytes.length - 1] ^= 1;
            Files.write(content, bytes);
        }
        web.log.clear();
        try (Network network = Network.online(cache)) {
            InstrumentBuilder.Built built = tone(network);
            assertThat(IntStream.range(0, 20).allMatch(i -> level(built, i) == (3_276 + i) / 32_768f)).isTrue();
        }
        assertThat(web.log).hasSize(23);
    }

    @Test
    void aCacheThatCannotBeWrittenCostsNoPresetAndSaysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "no folder");
        DiskCache unwritable = new DiskCache(file.resolve("cache"), DiskCache.USUAL_LIMIT);
        try (Network network = Network.online(unwritable)) {
            assertThat(zones(tone(network))).isEqualTo(20);
        }
        assertThat(unwritable.problem()).startsWith("Presets cannot be kept on this machine: the folder ");
    }

    @Test
    void whatWasUsedLeastRecentlyGoesFirstAndIndexesStay() throws Exception {
        DiskCache small = new DiskCache(folder.resolve("small"), 30_000);
        try (Network network = Network.online(small)) {
            tone(network); // 20 samples of 2,032 bytes: more than the limit
        }
        CachedLibrary.Contents contents = CachedLibrary.in(small);
        assertThat(contents.bytes()).isLessThan(31_000).isGreaterThan(10_000);
        assertThat(small.indexes()).hasSize(2);
        assertThat(contents.libraries().getFirst().presets()).isZero();
    }

    @Test
    void aDownloadedLibraryIsNotEvictedAndPlaysOffline() throws Exception {
        DiskCache small = new DiskCache(folder.resolve("small"), 10_000);
        try (Network network = Network.online(small)) {
            Library library = Objects.requireNonNull(web.repository(network).library("Web"));
            List<Integer> steps = new ArrayList<>();
            Download.Result result = Download.run(library, small, (done, of) -> steps.add(done));
            assertThat(result).isEqualTo(new Download.Result(1, 1, false, List.of()));
            assertThat(steps).containsExactly(0, 1);
        }
        assertThat(zones(tone(Network.offline(small)))).isEqualTo(20);
        CachedLibrary kept = CachedLibrary.in(small).libraries().getFirst();
        assertThat(kept.name()).isEqualTo("Web");
        assertThat(kept.presets()).isEqualTo(1);
        assertThat(kept.offline()).isTrue();
        assertThat(kept.bytes()).isGreaterThan(20 * 2_032L);
    }

    @Test
    void aDownloadThatCouldNotReachASampleIsNoOfflineLibraryAndOneThatLacksASampleIs() throws Exception {
        web.fault("Web/t/z0.raw", (exchange, file) -> {
            exchange.sendResponseHeaders(500, -1);
            return true;
        });
        web.put("Web/index.json",
                WebLibrary.index("Web",
                        String.join(",", Stream.of("Tone", "None")
                                .map(name -> "{\"type\":\"preset\",\"name\":\"" + name + "\",\"path\":\""
                                        + (name.equals("Tone") ? "t" : "n") + "/preset.json\",\"category\":\"sampler\",\"tags\":[]}")
                                .toList())));
        try (Network network = Network.online(cache)) {
            Library library = Objects.requireNonNull(web.repository(network).library("Web"));
            assertThat(Download.run(library, cache, (done, of) -> true).failures()).hasSize(2);
            assertThat(cache.offlineLibraries()).isEmpty();
            web.noFaults();
            assertThat(Download.run(library, cache, (done, of) -> true).presets()).isEqualTo(1);
            assertThat(cache.offlineLibraries()).containsExactly(web.address() + "/Web/");
        }
    }

    @Test
    void aStoppedDownloadKeepsWhatItHasAndIsNoOfflineLibrary() throws Exception {
        try (Network network = Network.online(cache)) {
            Library library = Objects.requireNonNull(web.repository(network).library("Web"));
            assertThat(Download.run(library, cache, (done, of) -> false).stopped()).isTrue();
        }
        assertThat(cache.offlineLibraries()).isEmpty();
    }

    @Test
    void clearingALibraryLeavesTheOthers() throws Exception {
        try (Network network = Network.online(cache)) {
            tone(network);
        }
        cache.clear(web.address() + "/Web/");
        assertThat(cache.indexes()).hasSize(1);
        assertThat(CachedLibrary.in(cache).libraries()).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithoutBeingReadWhole() throws Exception {
        web.fault("index.json", (exchange, file) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            try {
                for (int i = 0; i < 200; i++) {
                    exchange.getResponseBody().write(piece);
                }
            } catch (IOException e) {
                return true; // the reader has gone
            }
            throw new IOException("all of it was read");
        });
        try (Network network = Network.online()) {
            PresetRepository repository = web.repository(network);
            assertThatThrownBy(repository::requireReadable).hasMessageContaining("larger than 32 MiB");
        }
    }

    @Test
    void anIndexThatArrivesCutIsNotKept() throws Exception {
        String whole = WebLibrary.index("Root", "{\"type\":\"index\",\"name\":\"Web\",\"path\":\"Web/index.json\"}");
        web.put("index.json", whole.substring(0, whole.length() / 2)); // as a proxy sends it that closes the connection early
        try (Network network = Network.online(cache)) {
            assertThat(web.repository(network).list().failures().getFirst()).hasMessageContaining("not valid JSON");
        }
        web.put("index.json", whole);
        try (Network network = Network.online(cache)) {
            assertThat(web.repository(network).list().failures()).isEmpty();
            assertThat(zones(tone(network))).isEqualTo(20);
        }
    }

    @Test
    void aServerThatInventsIndexesIsLeftAfterAThousand() throws Exception {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            entries.append(i == 0 ? "" : ",").append("{\"type\":\"index\",\"name\":\"" + i + "\",\"path\":\"" + i + "/index.json\"}");
        }
        web.putForAll(WebLibrary.index("Endless", entries.toString()));
        try (Network network = Network.online()) {
            Library library = web.repository(network).libraries().getFirst();
            assertThat(library.presets()).isEmpty();
            assertThat(web.log.size()).isLessThan(1_010);
            assertThat(library.faults()).anySatisfy(fault -> assertThat(fault).hasMessageContaining("more than 1000 indexes"));
        }
    }

    @Test
    void answersThatBreakTheRulesAreNamedWithoutNamesOfClasses() throws Exception {
        List<List<String>> answers = List.of(List.of("302", "", "Invalid redirection"),
                List.of("302", "http://[bad", "breaks the rules of HTTP"), List.of("302", "file:///etc/passwd", "not on the web"),
                List.of("302", "/index.json", "in a circle"), List.of("206", "", "another part"), List.of("304", "", "answers 304"));
        for (List<String> answer : answers) {
            web.fault("index.json", (exchange, file) -> {
                if (!answer.get(1).isEmpty()) {
                    exchange.getResponseHeaders().set("Location", answer.get(1));
                }
                exchange.sendResponseHeaders(Integer.parseInt(answer.getFirst()), -1);
                return true;
            });
            try (Network network = Network.online()) {
                String message = web.repository(network).list().failures().getFirst().getMessage();
                assertThat(message).as(answer.toString()).contains(answer.get(2)).doesNotContain("Exception", "java.");
            }
        }
    }
}
