// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.preset.cache.CacheEntry;
import org.songwalker.preset.cache.DiskCache;

/**
 * Reads files from the web, through the cache on disk if there is one. What is in the cache is given at once; indexes and preset files are
 * then asked for in the background, once a session, and the next look sees what has changed. A read waits {@link #WAIT} for a server that
 * is silent; a host that was is not asked again for a while, so that a preset of twenty samples waits once and not twenty times. At most
 * six requests run at once on each host. Thread-safe.
 */
public final class Network implements AutoCloseable {
    /** Longest silence of a server. */
    public static final Duration WAIT = Duration.ofSeconds(5);
    /** Requests that run at once on one host, as browsers have it. */
    static final int AT_ONCE = 6;
    private static final long PAUSE_NANOS = Duration.ofSeconds(30).toNanos();

    private final @Nullable HttpClient client;
    private final @Nullable DiskCache cache;
    private final Duration wait;
    private final LongSupplier nanoTime;
    private final Map<String, Long> silentSince = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
    private final Map<String, Boolean> refreshed = new ConcurrentHashMap<>();
    private final AtomicInteger changes = new AtomicInteger();

    private Network(@Nullable HttpClient client, @Nullable DiskCache cache, Duration wait, LongSupplier nanoTime) {
        this.client = client;
        this.cache = cache;
        this.wait = wait;
        this.nanoTime = nanoTime;
    }

    /** The web without a cache. */
    public static Network online() {
        return waiting(WAIT, System::nanoTime);
    }

    /** The web, through a cache. */
    public static Network online(DiskCache cache) {
        return new Network(client(WAIT), cache, WAIT, System::nanoTime);
    }

    /** No web: every read fails at once and says why. */
    public static Network offline() {
        return new Network(null, null, WAIT, System::nanoTime);
    }

    /** No web: only what is in the cache can be read. */
    public static Network offline(DiskCache cache) {
        return new Network(null, cache, WAIT, System::nanoTime);
    }

    static Network waiting(Duration wait, LongSupplier nanoTime) {
        return new Network(client(wait), null, wait, nanoTime);
    }

    private static HttpClient client(Duration wait) {
        return HttpClient.newBuilder()
                .connectTimeout(wait)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .proxy(new EnvironmentProxies(System.getenv()))
                .build();
    }

    /** The cache on disk, or null. */
    public @Nullable DiskCache cache() {
        return cache;
    }

    /** Grows if an index turns out to have changed on its server; what was read from it before is out of date then. */
    int changes() {
        return changes.get();
    }

    /** Reads an index or preset file from the cache or from an http(s) address, refused above {@code limit} bytes. */
    byte[] read(String address, int limit) throws PresetException {
        CacheEntry entry = cache == null ? null : cache.entry(address);
        byte[] kept = entry == null || cache == null ? null : cache.content(entry);
        if (entry != null && kept != null && kept.length <= limit) {
            refresh(entry, limit);
            return kept;
        }
        WebFile file = fetch(address, limit);
        keep(address, file);
        return file.body();
    }

    private void keep(String address, WebFile file) {
        if (cache != null && file.isJson()) {
            cache.keep(address, kind(address), file.body(), file.etag(), file.modified());
        }
    }

    private static CacheEntry.Kind kind(String address) {
        return address.endsWith("/index.json") ? CacheEntry.Kind.INDEX : CacheEntry.Kind.PRESET;
    }

    /** Asks in the background whether a file in the cache has changed. */
    private void refresh(CacheEntry entry, int limit) {
        if (client != null && refreshed.putIfAbsent(entry.address(), true) == null) {
            Thread.ofVirtual().name("refresh " + entry.address()).start(() -> {
                try {
                    WebFile file = get(entry.address(), entry.etag(), entry.modified(), limit);
                    if (!file.unchanged() && file.isJson() && cache != null) {
                        changed(entry, file, cache);
                    }
                } catch (PresetException e) {
                    return; // what is in the cache serves on
                }
            });
        }
    }

    private void changed(CacheEntry entry, WebFile file, DiskCache into) {
        if (file.sha256().equals(entry.sha256())) {
            return;
        }
        into.forgetSamples(entry);
        keep(entry.address(), file);
        if (entry.kind() == CacheEntry.Kind.INDEX) {
            changes.incrementAndGet();
        }
    }

    /** Reads an http(s) address from the web, refused above {@code limit} bytes. */
    WebFile fetch(String address, int limit) throws PresetException {
        refreshed.put(address, true);
        return get(address, "", "", limit);
    }

    private WebFile get(String address, String etag, String modified, int limit) throws PresetException {
        HttpClient web = client;
        if (web == null) {
            throw unreachable(address, cache == null ? "not read, because the program runs offline"
                    : "not in the cache, and not read, because the program runs offline", null);
        }
        URI uri = uri(address);
        String host = uri.getScheme() + "://" + uri.getRawAuthority();
        Semaphore turn = turns.computeIfAbsent(host, h -> new Semaphore(AT_ONCE, true));
        try {
            turn.acquire();
            try {
                requireAnswering(address, host);
                WebFile file = new Transfer(web, uri, wait, limit).get(etag, modified);
                silentSince.remove(host);
                return checked(address, file, !etag.isEmpty() || !modified.isEmpty());
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(address, "interrupted", e);
        } catch (IOException e) {
            throw failed(address, host, e);
        }
    }

    private void requireAnswering(String address, String host) throws PresetException {
        Long since = silentSince.get(host);
        if (since != null && nanoTime.getAsLong() - since < PAUSE_NANOS) {
            throw unreachable(address, "the server did not answer a moment ago; it is asked again in half a minute", null);
        }
    }

    private PresetException failed(String address, String host, IOException cause) {
        if (cause instanceof HttpTimeoutException) {
            silentSince.put(host, nanoTime.getAsLong());
            return unreachable(address,
                    "no complete answer within " + wait.toMillis() / 1000.0 + " s; check the network or use a local copy of the library",
                    cause);
        }
        if (cause instanceof ConnectException) {
            silentSince.put(host, nanoTime.getAsLong());
        }
        String message = cause.getMessage() == null ? cause instanceof ConnectException ? "no connection" : "no answer"
                : cause.getMessage();
        return unreachable(address, "cannot be read (" + message + "); check the network or use a local copy of the library", cause);
    }

    private static WebFile checked(String address, WebFile file, boolean known) throws PresetException {
        if (file.status() == 200 || known && file.unchanged()) {
            return file;
        }
        if (file.status() == 404 || file.status() == 410) {
            throw new PresetException(PresetException.Reason.ABSENT, address, "", "not there (the server answers " + file.status() + ")");
        }
        throw unreachable(address, file.redirects() ? redirected(file) : "the server answers " + file.status(), null);
    }

    private static String redirected(WebFile file) {
        return LibrarySource.isWebAddress(file.location()) || file.location().startsWith("/")
                ? "the server sends the request round in a circle (" + file.status() + ")"
                : "the server sends the request to a place that is not on the web (" + file.status() + ")";
    }

    /** A decoded sample from the cache, or null. */
    @Nullable
    StoredSample sample(String address, String codec) {
        CacheEntry entry = cache == null ? null : cache.entry(sampleKey(address, codec));
        SampleData data = entry == null || cache == null ? null : cache.sample(entry);
        return entry == null || data == null ? null : new StoredSample(data, entry.sha256(), entry.notes());
    }

    /** Keeps a decoded sample in the cache. */
    void keep(String address, String codec, StoredSample sample) {
        if (cache != null) {
            cache.keepSample(sampleKey(address, codec), sample.sha256(), sample.data(), sample.notes());
        }
    }

    /** Notes that a preset plays whole from the cache, with these samples by their addresses. */
    void loaded(String presetAddress, List<SamplePath> samples) {
        if (cache != null) {
            cache.loaded(presetAddress, samples.stream().map(s -> sampleKey(s.path(), s.codec())).toList());
        }
    }

    /** True if a preset and all its samples are in the cache. */
    boolean complete(String presetAddress) {
        return cache != null && cache.complete(presetAddress);
    }

    /** Bytes of a preset and its samples in the cache; -1 if they are not all there. */
    long bytes(String presetAddress) {
        return cache == null ? -1 : cache.bytes(presetAddress);
    }

    private static String sampleKey(String address, String codec) {
        return address + "|" + codec;
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
        return new PresetException(PresetException.Reason.UNREACHABLE, address, "", problem, cause);
    }

    @Override
    public void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
