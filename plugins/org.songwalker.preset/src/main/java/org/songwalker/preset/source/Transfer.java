// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Downloads one file. An interrupted download resumes at the last byte received if the server supports ranges. Temporary errors are tried
 * three times, with growing pauses. A server that is silent, or too slow, ends the download. One thread.
 */
final class Transfer {
    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
    /** A server that is slower than this over {@link #PATIENCE} waits is no better than a silent one. */
    private static final int LEAST_BYTES_A_SECOND = 1024;
    private static final int PATIENCE = 4;

    private final HttpClient client;
    private final URI uri;
    private final Duration wait;
    private final GrowingBody body;
    /** What a continued transfer must still be: the tag or date of its first part. */
    private String part = "";

    /** @param limit bytes above which the file is refused */
    Transfer(HttpClient client, URI uri, Duration wait, int limit) {
        this.client = client;
        this.uri = uri;
        this.wait = wait;
        this.body = new GrowingBody(limit);
    }

    /**
     * Gets the file, or the answer that it has not changed.
     *
     * @param etag     of what is known already, or empty
     * @param modified of what is known already, or empty
     * @throws HttpTimeoutException if the server is silent or drips
     * @throws IOException          if the file cannot be had in three attempts, or is too large
     */
    WebFile get(String etag, String modified) throws IOException, InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 1;; attempt++) {
            try {
                WebFile file = once(etag, modified);
                if (!PASSING.contains(file.status()) || attempt == ATTEMPTS) {
                    return file;
                }
            } catch (HttpTimeoutException | ConnectException | GrowingBody.TooLarge e) {
                throw e;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
            Thread.sleep(pause);
            pause *= 4;
        }
    }

    private WebFile once(String etag, String modified) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        boolean continued = body.size() > 0 && !part.isEmpty();
        if (continued) {
            request.header("Range", "bytes=" + body.size() + "-").header("If-Range", part);
        } else {
            body.clear();
        }
        if (!etag.isEmpty()) {
            request.header("If-None-Match", etag);
        } else if (!modified.isEmpty()) {
            request.header("If-Modified-Since", modified);
        }
        HttpResponse<byte[]> response = answer(request.build());
        int status = response.statusCode();
        return new WebFile(status == 206 ? 200 : status, response.body(), header(response, "ETag"), header(response, "Last-Modified"),
                header(response, "Location"));
    }

    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        body.heard();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, info -> {
            part = validator(info);
            return body.receive(info.statusCode(), info.headers().firstValue("Content-Range").orElse(""));
        });
        try {
            while (true) {
                try {
                    return answer.get(Math.max(1, wait.toNanos() - body.silentNanos()), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    if (body.silentNanos() >= wait.toNanos() || drips(System.nanoTime() - start)) {
                        throw new HttpTimeoutException("silent");
                    }
                }
            }
        } catch (ExecutionException e) {
            throw outside(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** The failure itself: the client wraps some in others, whose messages begin with the name of a class. */
    private static IOException outside(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null && inner.getCause().toString().equals(inner.getMessage())) {
            inner = inner.getCause();
        }
        return inner instanceof IOException known ? known : new IOException("the server's answer breaks the rules of HTTP", failure);
    }

    private boolean drips(long nanos) {
        return nanos > wait.toNanos() * PATIENCE && body.size() / (nanos / 1e9) < LEAST_BYTES_A_SECOND;
    }

    /** What tells whether a later part belongs to the same file: a strong tag, or the date. */
    private static String validator(HttpResponse.ResponseInfo info) {
        String etag = info.headers().firstValue("ETag").orElse("");
        return etag.startsWith("\"") ? etag : info.headers().firstValue("Last-Modified").orElse("");
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
