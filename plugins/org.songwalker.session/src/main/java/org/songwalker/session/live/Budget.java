// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.cpu.BudgetWatch;
import org.songwalker.engine.cpu.LoadMonitor;
import org.songwalker.engine.cpu.VoiceCost;
import org.songwalker.engine.cpu.Warmup;

/** What the slots of the engine in force cost, measured from when the engine is warm. Any thread. */
final class Budget implements AutoCloseable {
    private static final long LONGEST_WARMUP_SECONDS = 10;
    private final EngineSwitch source;
    private final LoadMonitor monitor;
    private final LiveListener listener;
    private @Nullable CompletableFuture<BudgetWatch> watch;

    /** @param listener hears that voices are held back, and of a failure to measure */
    Budget(EngineSwitch source, LoadMonitor monitor, LiveListener listener) {
        this.source = source;
        this.monitor = monitor;
        this.listener = listener;
    }

    /**
     * Warms the engine up and begins to measure, in the background; a second call changes nothing. The result is done when the engine is
     * warm: notes that start before then may come late.
     */
    synchronized CompletableFuture<?> start() {
        CompletableFuture<BudgetWatch> running = watch;
        if (running == null) {
            EngineSettings settings = source.engine().settings();
            running = Warmup.inBackground(settings)
                    .thenApply(warm -> BudgetWatch.start(source::engine, monitor, VoiceCost.nanos(settings), listener::said));
            running.exceptionally(problem -> {
                listener.failed("What slots cost is not measured, and voices are not held back when there are too many.", problem);
                return null;
            });
            watch = running;
        }
        return running;
    }

    /** Waits until the engine is warm; a machine that takes longer than ten seconds begins cold. */
    static void await(CompletableFuture<?> warm) throws InterruptedException {
        try {
            warm.get(LONGEST_WARMUP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            warm.cancel(true);
        }
    }

    /** Share of the time that the voices of a slot take; 0 until it has been measured. */
    synchronized double load(int slot) {
        BudgetWatch running = watch == null || watch.isCompletedExceptionally() ? null : watch.getNow(null);
        return running == null || slot >= running.latest().slots().size() ? 0 : running.latest().slots().get(slot);
    }

    @Override
    public synchronized void close() {
        if (watch != null) {
            watch.thenAccept(BudgetWatch::close);
        }
    }
}
