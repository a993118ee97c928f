// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.cpu;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.songwalker.engine.Engine;

/**
 * Watches the load of the engine that plays, ten times a second on its own thread, with a {@link CpuBudget}. Says when voices are held back
 * and how many may sound. Any thread may ask and close.
 */
public final class BudgetWatch implements AutoCloseable {
    private static final long SAMPLE_NANOS = 100_000_000;
    private final Supplier<Engine> engine;
    private final LoadMonitor monitor;
    private final double nanosPerVoiceFrame;
    private final Consumer<String> notices;
    private final Thread thread;
    private volatile CpuBudget budget;
    private volatile boolean open = true;

    private BudgetWatch(Supplier<Engine> engine, LoadMonitor monitor, double nanosPerVoiceFrame, Consumer<String> notices) {
        this.engine = engine;
        this.monitor = monitor;
        this.nanosPerVoiceFrame = nanosPerVoiceFrame;
        this.notices = notices;
        this.budget = new CpuBudget(engine.get(), monitor, nanosPerVoiceFrame);
        this.thread = Thread.ofPlatform().name("songwalker-budget").daemon(true).unstarted(this::run);
    }

    /**
     * Starts the watch.
     *
     * @param engine             supplies the engine that plays now
     * @param monitor            the monitor through which it plays
     * @param nanosPerVoiceFrame as {@link VoiceCost#nanos} measures it
     * @param notices            receives a sentence each time voices begin to be held back; on the watch's thread
     */
    public static BudgetWatch start(Supplier<Engine> engine, LoadMonitor monitor, double nanosPerVoiceFrame, Consumer<String> notices) {
        BudgetWatch watch = new BudgetWatch(engine, monitor, nanosPerVoiceFrame, notices);
        watch.thread.start();
        return watch;
    }

    private void run() {
        Engine watched = engine.get();
        boolean told = false;
        while (open) {
            Engine now = engine.get();
            if (now != watched) {
                watched = now;
                budget = new CpuBudget(now, monitor, nanosPerVoiceFrame);
            }
            CpuBudget.Report report = budget.sample();
            if (report.reducing() && !told) {
                notices.accept("Blocks take too long for this machine: at most " + report.voiceLimit()
                        + " voices sound at once until there is room again.");
            }
            told = report.reducing();
            LockSupport.parkNanos(SAMPLE_NANOS);
        }
    }

    /** The latest report, at most a tenth of a second old. */
    public CpuBudget.Report latest() {
        return budget.latest();
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
    }
}
