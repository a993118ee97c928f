// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;

/** A library on a web server on this machine: files in memory, with tags and ranges, and the faults that tests ask for. */
public final class WebLibrary implements AutoCloseable {
    /** What a server does with one request; null lets the file be served. */
    public interface Fault {
        /** @return true if the request is answered */
        boolean answered(HttpExchange exchange, byte[] file) throws IOException;
    }

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile long delayMillis;
    private volatile byte @Nullable [] forAll;
    /** Lines such as {@code GET /index.json 200}, written before the answer, so that who has it finds the line. */
    public final List<String> log = new CopyOnWriteArrayList<>();

    public WebLibrary() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    /** One library of one preset with some zones of 1,000 frames of raw audio, a tenth of full scale each. */
    public static WebLibrary withZones(int zones) throws IOException {
        WebLibrary web = new WebLibrary();
        web.put("index.json", index("Root", "{\"type\":\"index\",\"name\":\"Web\",\"path\":\"Web/index.json\"}"));
        web.put("Web/index.json", index("Web",
                "{\"type\":\"preset\",\"name\":\"Tone\",\"path\":\"t/preset.json\",\"category\":\"sampler\",\"tags\":[],\"zoneCount\":"
                        + zones + "}"));
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < zones; i++) {
            list.append(i == 0 ? "" : ",").append(zone(i, "z" + i + ".raw"));
            web.put("Web/t/z" + i + ".raw", raw(1_000, 3_276 + i));
        }
        web.put("Web/t/preset.json", "{\"name\":\"Tone\",\"node\":{\"type\":\"sampler\",\"config\":{\"zones\":[" + list + "]}}}");
        return web;
    }

    public static String index(String name, String entries) {
        return "{\"format\":\"songwalker-index\",\"version\":1,\"name\":\"" + name + "\",\"entries\":[" + entries + "]}";
    }

    public static String zone(int key, String file) {
        return "{\"keyRange\":{\"low\":" + key + ",\"high\":" + key + "},\"pitch\":{\"rootNote\":" + key
                + ",\"fineTuneCents\":0},\"sampleRate\":44100,\"audio\":{\"type\":\"external\",\"url\":\"" + file
                + "\",\"codec\":\"raw\"}}";
    }

    /** Raw audio of one value. */
    public static byte[] raw(int frames, int value) {
        byte[] bytes = new byte[frames * 2];
        for (int i = 0; i < bytes.length; i += 2) {
            bytes[i] = (byte) value;
            bytes[i + 1] = (byte) (value >> 8);
        }
        return bytes;
    }

    public void put(String path, String text) {
        put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public void put(String path, byte[] file) {
        files.put(path, file);
    }

    /** Serves this at every path, and nothing else. */
    public void putForAll(String text) {
        files.clear();
        forAll = text.getBytes(StandardCharsets.UTF_8);
    }

    public byte[] file(String path) {
        return Objects.requireNonNull(files.get(path));
    }

    public void remove(String path) {
        files.remove(path);
    }

    /** Answers requests for a file in another way. */
    public void fault(String path, Fault fault) {
        faults.put(path, fault);
    }

    public void noFaults() {
        faults.clear();
    }

    /** Every answer waits this long. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** The most requests that ran at the same time. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public PresetRepository repository(Network network) throws PresetException {
        return new PresetRepository(List.of(LibrarySource.of(address(), network)));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        try (exchange) {
            // Counted only until the answer begins: a client that has the answer may send its next request before this thread continues.
            mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
            if (delayMillis > 0) {
                Thread.sleep(delayMillis);
            }
            running.decrementAndGet();
            byte[] file = files.getOrDefault(path, forAll);
            Fault fault = faults.get(path);
            if (fault != null && fault.answered(exchange, file == null ? new byte[0] : file)) {
                log.add(line(exchange, path, "fault"));
            } else if (file == null) {
                log.add(line(exchange, path, "404"));
                exchange.sendResponseHeaders(404, -1);
            } else {
                answer(exchange, path, file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String path, byte[] file) throws IOException {
        String tag = "\"" + Integer.toHexString(Arrays.hashCode(file)) + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            log.add(line(exchange, path, "304"));
            exchange.sendResponseHeaders(304, -1);
        } else if (range != null && tag.equals(exchange.getRequestHeaders().getFirst("If-Range"))) {
            int from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
            log.add(line(exchange, path, "206 from " + from));
            exchange.sendResponseHeaders(206, file.length - from);
            exchange.getResponseBody().write(file, from, file.length - from);
        } else {
            log.add(line(exchange, path, "200"));
            exchange.sendResponseHeaders(200, file.length == 0 ? -1 : file.length);
            exchange.getResponseBody().write(file);
        }
    }

    private static String line(HttpExchange exchange, String path, String status) {
        return exchange.getRequestMethod() + " /" + path + " " + status;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
