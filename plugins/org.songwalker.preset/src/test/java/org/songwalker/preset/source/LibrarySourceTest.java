// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.index.Paths;

class LibrarySourceTest {
    @TempDir
    Path folder;
    private HttpServer server;
    private String address;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:" + server.getAddress().getPort() + "/lib";
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/lib/", exchange -> {
            asked.add(exchange.getRequestURI().getRawPath());
            switch (exchange.getRequestURI().getPath()) {
                case "/lib/a b#1.txt" -> {
                    exchange.sendResponseHeaders(200, 5);
                    exchange.getResponseBody().write("hello".getBytes(UTF_8));
                }
                case "/lib/stalls" -> {
                    exchange.sendResponseHeaders(200, 5);
                    exchange.getResponseBody().write('h');
                    exchange.getResponseBody().flush();
                    return;
                }
                case "/lib/drips" -> drip(exchange, 1);
                case "/lib/slow" -> drip(exchange, 1_000);
                case "/lib/broken" -> exchange.sendResponseHeaders(503, -1);
                default -> exchange.sendResponseHeaders(404, -1);
            }
            exchange.close();
        });
        server.start();
    }

    /** Sends 40 pieces, one every 50 ms. */
    private static void drip(HttpExchange exchange, int bytes) throws IOException {
        exchange.sendResponseHeaders(200, 40L * bytes);
        try {
            for (int i = 0; i < 40; i++) {
                Thread.sleep(50);
                exchange.getResponseBody().write(new byte[bytes]);
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private PresetException failure(LibrarySource source, String path) {
        return catchThrowableOfType(PresetException.class, () -> source.read(path, 1000));
    }

    private LibrarySource web(Network network) throws PresetException {
        return LibrarySource.of(address, network);
    }

    @Test
    void aFolderReadsItsFiles() throws Exception {
        Files.writeString(folder.resolve("x.txt"), "hello");
        assertThat(LibrarySource.of(folder.toString(), Network.offline()).read("x.txt", 5)).hasSize(5);
    }

    @Test
    void aFileAddressReadsTheSameFolder() throws Exception {
        Files.writeString(folder.resolve("x.txt"), "hello");
        assertThat(LibrarySource.of(folder.toUri().toString(), Network.offline()).read("x.txt", 5)).hasSize(5);
    }

    @Test
    void aSampleFileHasAtMost64Megabytes() throws Exception {
        LibrarySource source = LibrarySource.of(folder.toString(), Network.offline());
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("x.raw").toFile(), "rw")) {
            file.setLength(64 << 20);
            assertThat(source.read("x.raw", LibrarySource.LARGEST_SAMPLE)).hasSize(64 << 20);
            file.setLength((64 << 20) + 1);
        }
        assertThatThrownBy(() -> source.read("x.raw", LibrarySource.LARGEST_SAMPLE)).hasMessageContaining("x.raw: larger than 64 MiB");
    }

    @Test
    void aFileAboveTheLimitIsRefused() throws Exception {
        Files.writeString(folder.resolve("x.txt"), "hello!");
        assertThatThrownBy(() -> LibrarySource.of(folder.toString(), Network.offline()).read("x.txt", 5))
                .hasMessageContaining("larger than");
    }

    @Test
    void anAbsentFileIsToldFromAnUnreadableOne() throws Exception {
        assertThat(failure(LibrarySource.of(folder.toString(), Network.offline()), "none").reason())
                .isEqualTo(PresetException.Reason.ABSENT);
        try (Network network = Network.online()) {
            assertThat(failure(web(network), "none").reason()).isEqualTo(PresetException.Reason.ABSENT);
            assertThat(failure(web(network), "broken").reason()).isEqualTo(PresetException.Reason.UNREACHABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"all.zip", "all.sfz", "all.sf2"})
    void whatIsNoRegularFileIsNoLibraryAndIsNotRead(String name) throws Exception {
        assertThat(failure(name)).isEqualTo(folder.resolve(name) + ": no such file");
        Files.createSymbolicLink(folder.resolve(name), Path.of("/dev/zero"));
        assertThat(failure(name)).isEqualTo(folder.resolve(name) + ": it is no regular file");
        Files.delete(folder.resolve(name));
        Files.createDirectory(folder.resolve(name));
        assertThat(failure(name)).isEqualTo(folder.resolve(name) + ": it is a folder");
    }

    private String failure(String name) throws PresetException {
        LibrarySource source = LibrarySource.of(folder.resolve(name).toString(), Network.offline());
        return catchThrowableOfType(PresetException.class, () -> new PresetRepository(List.of(source)).requireReadable()).getMessage();
    }

    @Test
    void aWebPathIsPercentEncoded() throws Exception {
        try (Network network = Network.online()) {
            assertThat(web(network).read("a b#1.txt", 5)).isEqualTo("hello".getBytes(UTF_8));
        }
        assertThat(asked).containsExactly("/lib/a%20b%231.txt");
    }

    @Test
    void aBodyAboveTheLimitIsRefused() throws Exception {
        try (Network network = Network.online()) {
            assertThatThrownBy(() -> web(network).read("a b#1.txt", 4)).isInstanceOf(PresetException.class);
        }
    }

    @Test
    void aStalledBodyEndsAfterTheWaitAndTheHostIsNotAskedAgainForAWhile() throws Exception {
        try (Network network = Network.waiting(Duration.ofMillis(200), now::get)) {
            assertThat(failure(web(network), "stalls").getMessage()).contains("no complete answer within 0.2 s");
            assertThat(failure(web(network), "a b#1.txt").getMessage()).contains("did not answer a moment ago");
            now.set(Duration.ofSeconds(31).toNanos());
            assertThat(web(network).read("a b#1.txt", 5)).hasSize(5);
        }
    }

    @Test
    void aBodyMayTakeLongerThanTheWaitIfTheServerIsNeverSilent() throws Exception {
        try (Network network = Network.waiting(Duration.ofMillis(1_500), now::get)) {
            assertThat(web(network).read("slow", 100_000)).hasSize(40_000);
        }
    }

    @Test
    void aServerThatDripsIsLeft() throws Exception {
        try (Network network = Network.waiting(Duration.ofMillis(400), now::get)) {
            assertThat(failure(web(network), "drips").getMessage()).contains("no complete answer within 0.4 s");
        }
    }

    @Test
    void aRefusedConnectionIsUnreachable() throws Exception {
        server.stop(0);
        try (Network network = Network.online()) {
            assertThat(failure(web(network), "x").reason()).isEqualTo(PresetException.Reason.UNREACHABLE);
        }
    }

    @Test
    void offlineNothingIsAsked() throws Exception {
        assertThat(failure(web(Network.offline()), "x").getMessage()).contains("offline");
        assertThat(asked).isEmpty();
    }

    @Test
    void referencesResolveAgainstTheirFile() throws PresetException {
        assertThat(Paths.resolve("A/b/preset.json", "../c d/z.mp3", "f", "")).isEqualTo("A/c d/z.mp3");
    }

    @Test
    void noReferenceLeadsOutOfTheLibrary() {
        for (String bad : List.of("../../../etc/passwd", "/etc/passwd", "..\\..\\x", "file:///etc/passwd", "C:/x")) {
            assertThatThrownBy(() -> Paths.resolve("A/b/preset.json", bad, "f", "g")).as(bad)
                    .isInstanceOf(PresetException.class)
                    .hasMessageStartingWith("f: g: path");
        }
    }
}
