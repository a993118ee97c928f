// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.songwalker.session.file.OutsideException;

/** The one thread that compiles, loads and opens devices, in the order in which it was asked. Any thread may ask. */
final class SessionsThread implements AutoCloseable {
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().name("songwalker-sessions").daemon(true).factory());
    private final LiveListener listener;

    /** @param listener hears of failures that are nobody's input, because not every caller waits for the answer */
    SessionsThread(LiveListener listener) {
        this.listener = listener;
    }

    /** Runs something that takes time. After {@link #close} the result is cancelled. */
    <T> CompletableFuture<T> background(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            thread.execute(() -> run(work, result));
        } catch (RejectedExecutionException e) {
            result.cancel(false);
        }
        return result;
    }

    private <T> void run(Callable<T> work, CompletableFuture<T> result) {
        try {
            result.complete(work.call());
        } catch (OutsideException e) {
            result.completeExceptionally(e);
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            listener.failed("The rack could not do what it was asked; try it again.", e);
            result.completeExceptionally(e);
        }
    }

    /** Ends after what is already waiting. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
