// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks presets up in the background, so that what plays does not wait for a library on the web: a preset that is not there in time is
 * called for again after it has arrived. Thread-safe; {@link #lookup} waits for {@value #PATIENCE_MILLIS} ms at most.
 */
final class Arrivals {
    private static final long PATIENCE_MILLIS = 200;
    private final Runnable arrived;
    private final Map<String, CompletableFuture<Lookup>> running = new HashMap<>();

    /** @param arrived called on another thread when a preset is there that {@link #lookup} did not wait for */
    Arrivals(Runnable arrived) {
        this.arrived = arrived;
    }

    /** Begins to look a name up, unless that has begun. */
    synchronized void begin(String name, Supplier<Lookup> work) {
        started(name, work);
    }

    private synchronized CompletableFuture<Lookup> started(String name, Supplier<Lookup> work) {
        return running.computeIfAbsent(name, key -> {
            CompletableFuture<Lookup> result = new CompletableFuture<>();
            Thread.ofVirtual().name("look up " + name).start(() -> complete(name, result, work));
            return result;
        });
    }

    private void complete(String name, CompletableFuture<Lookup> result, Supplier<Lookup> work) {
        try {
            Lookup known = work.get();
            if (known.lasting()) {
                forget(name, result); // whoever built the instrument keeps it as long as memory allows
            }
            result.complete(known);
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e); // whoever asks for the preset gets it
        }
    }

    /** What the libraries have for a name; null if that is not known in time. The next call after it has arrived gives it. */
    @Nullable
    Lookup lookup(String name, Supplier<Lookup> work) {
        CompletableFuture<Lookup> result = started(name, work);
        try {
            Lookup known = result.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            forget(name, result);
            return known;
        } catch (TimeoutException e) {
            result.whenComplete((known, failure) -> arrived.run());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            forget(name, result);
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    private synchronized void forget(String name, Future<Lookup> result) {
        running.remove(name, result);
    }
}
