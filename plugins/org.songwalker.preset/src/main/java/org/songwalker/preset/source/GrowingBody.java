// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The bytes of a file as they arrive, over several requests if need be. Any thread. */
final class GrowingBody {
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile long heardNanos = System.nanoTime();

    /** More bytes arrive than are taken. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(int limit) {
            super(limit >= 1 << 20 ? "larger than " + (limit >> 20) + " MiB" : "larger than " + limit + " bytes");
        }
    }

    GrowingBody(int limit) {
        this.limit = limit;
    }

    synchronized int size() {
        return bytes.size();
    }

    synchronized void clear() {
        bytes.reset();
    }

    /** Starts the silence from now. */
    void heard() {
        heardNanos = System.nanoTime();
    }

    long silentNanos() {
        return System.nanoTime() - heardNanos;
    }

    /** Receives the body of an answer; what is neither the file nor its next part is thrown away. */
    HttpResponse.BodySubscriber<byte[]> receive(int status, String range) {
        heard();
        if (status != 200 && status != 206) {
            return HttpResponse.BodySubscribers.replacing(new byte[0]);
        }
        synchronized (this) {
            if (status == 200) {
                bytes.reset(); // the server begins from the start
            } else if (!range.startsWith("bytes " + bytes.size() + "-")) {
                bytes.reset();
                return failing(new IOException("the server sent another part than was asked for"));
            }
        }
        return new Receiver();
    }

    private static HttpResponse.BodySubscriber<byte[]> failing(IOException e) {
        return HttpResponse.BodySubscribers.mapping(HttpResponse.BodySubscribers.discarding(), nothing -> {
            throw new UncheckedIOException(e);
        });
    }

    private final class Receiver implements HttpResponse.BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription from) {
            subscription = from;
            from.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> pieces) {
            heard();
            synchronized (GrowingBody.this) {
                for (ByteBuffer piece : pieces) {
                    if (piece.remaining() > limit - bytes.size()) {
                        Objects.requireNonNull(subscription).cancel();
                        whole.completeExceptionally(new TooLarge(limit));
                        return;
                    }
                    byte[] copy = new byte[piece.remaining()];
                    piece.get(copy);
                    bytes.writeBytes(copy);
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            synchronized (GrowingBody.this) {
                whole.complete(bytes.toByteArray());
            }
        }
    }
}
