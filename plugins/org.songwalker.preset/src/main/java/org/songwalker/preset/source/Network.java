// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads files from the web. One read takes {@link #WAIT} at most, its body included; a host that let a read run out is not asked again for
 * a while, so that a preset of twenty samples waits once and not twenty times. Thread-safe.
 */
public final class Network implements AutoCloseable {
    /** Longest wait for one file. */
    public static final Duration WAIT = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = Duration.ofSeconds(30).toNanos();

    private final @Nullable HttpClient client;
    private final Duration wait;
    private final LongSupplier nanoTime;
    private final Map<String, Long> silentSince = new ConcurrentHashMap<>();

    private Network(@Nullable HttpClient client, Duration wait, LongSupplier nanoTime) {
        this.client = client;
        this.wait = wait;
        this.nanoTime = nanoTime;
    }

    /** The web. */
    public static Network online() {
        return waiting(WAIT, System::nanoTime);
    }

    /** No web: every read fails at once and says why. */
    public static Network offline() {
        return new Network(null, WAIT, System::nanoTime);
    }

    static Network waiting(Duration wait, LongSupplier nanoTime) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(wait).followRedirects(HttpClient.Redirect.NORMAL).build();
        return new Network(client, wait, nanoTime);
    }

    /** Reads an http(s) address, refused above {@code limit} bytes. */
    byte[] read(String address, int limit) throws PresetException {
        HttpClient web = client;
        if (web == null) {
            throw unreachable(address, "not read, because the program runs offline", null);
        }
        URI uri = uri(address);
        String host = uri.getScheme() + "://" + uri.getRawAuthority();
        Long since = silentSince.get(host);
        if (since != null && nanoTime.getAsLong() - since < PAUSE_NANOS) {
            throw unreachable(address, "the server did not answer a moment ago; it is asked again in half a minute", null);
        }
        CompletableFuture<HttpResponse<byte[]>> answer = web.sendAsync(HttpRequest.newBuilder(uri).timeout(wait).build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), limit));
        try {
            byte[] body = body(address, answer.get(wait.toNanos(), TimeUnit.NANOSECONDS));
            silentSince.remove(host);
            return body;
        } catch (TimeoutException e) {
            answer.cancel(true);
            silentSince.put(host, nanoTime.getAsLong());
            throw unreachable(address,
                    "no complete answer within " + wait.toMillis() / 1000.0 + " s; check the network or use a local copy of the library",
                    e);
        } catch (ExecutionException e) {
            throw failed(address, host, e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable(address, "interrupted", e);
        }
    }

    private PresetException failed(String address, String host, @Nullable Throwable cause) {
        boolean silent = cause instanceof HttpTimeoutException || cause instanceof ConnectException;
        if (silent) {
            silentSince.put(host, nanoTime.getAsLong());
        }
        String message = cause == null || cause.getMessage() == null ? "no answer" : cause.getMessage();
        return unreachable(address, "cannot be read (" + message + "); check the network or use a local copy of the library", cause);
    }

    private static byte[] body(String address, HttpResponse<byte[]> response) throws PresetException {
        int status = response.statusCode();
        if (status == 200) {
            return response.body();
        }
        if (status == 404 || status == 410) {
            throw new PresetException(PresetException.Reason.ABSENT, address, "", "not there (the server answers " + status + ")");
        }
        throw unreachable(address, "the server answers " + status, null);
    }

    private static URI uri(String address) throws PresetException {
        try {
            URI uri = new URI(address);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new PresetException(PresetException.Reason.MALFORMED, address, "", "not a web address: " + e.getReason(), e);
        }
        throw new PresetException(PresetException.Reason.MALFORMED, address, "", "not a web address: no server is named");
    }

    private static PresetException unreachable(String address, String problem, @Nullable Throwable cause) {
        return new PresetException(PresetException.Reason.UNREACHABLE, address, "", problem, cause instanceof IOException ? cause : null);
    }

    @Override
    public void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
