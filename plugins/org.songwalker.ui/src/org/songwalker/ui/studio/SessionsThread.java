// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.core.runtime.ILog;
import org.songwalker.session.OutsideException;

/** The one thread that compiles, loads and opens devices, in the order in which it was asked. Any thread may ask. */
final class SessionsThread implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("songwalker-sessions").daemon(true).factory());

    /** Runs something that takes time. What fails by surprise reaches the Error Log too, since not every caller waits for the answer. */
    <T> CompletableFuture<T> background(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                result.complete(work.call());
            } catch (OutsideException e) {
                result.completeExceptionally(e);
            } catch (Exception | LinkageError e) {
                ILog.of(SessionsThread.class).error("Something that the rack was asked for did not happen; try it again.", e);
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Ends after what is waiting. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
