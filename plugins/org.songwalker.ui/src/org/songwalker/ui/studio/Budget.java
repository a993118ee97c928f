// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.load.BudgetWatch;
import org.songwalker.engine.load.LoadMonitor;
import org.songwalker.engine.load.VoiceCost;
import org.songwalker.engine.load.Warmup;

/**
 * The budget of the engine in force. Begins behind warming the engine up, so that the first note is compiled and a voice's cost is true.
 */
final class Budget implements AutoCloseable {
    private final EngineSwitch source;
    private final LoadMonitor monitor;
    private final Consumer<String> notices;
    private @Nullable CompletableFuture<BudgetWatch> watch;

    /** @param notices as for {@link BudgetWatch#start} */
    Budget(EngineSwitch source, LoadMonitor monitor, Consumer<String> notices) {
        this.source = source;
        this.monitor = monitor;
        this.notices = notices;
    }

    /** Begins in the background; no effect from the second time on. */
    synchronized void start() {
        if (watch == null) {
            EngineSettings settings = source.engine().settings();
            CompletableFuture<BudgetWatch> begun = Warmup.inBackground(settings)
                    .thenApply(warm -> BudgetWatch.start(source::engine, monitor, VoiceCost.nanos(settings), notices));
            begun.exceptionally(problem -> {
                ILog.of(Budget.class)
                        .error("What slots cost is not measured, and voices are not held back when there are too many.", problem);
                return null;
            });
            watch = begun;
        }
    }

    /** Share of the time that the voices of a slot take; 0 until it has been measured. Any thread. */
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
