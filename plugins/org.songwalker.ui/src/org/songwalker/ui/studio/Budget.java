// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Warmup;
import org.songwalker.engine.device.CpuBudget;
import org.songwalker.engine.device.LoadMonitor;
import org.songwalker.engine.device.VoiceCost;

/**
 * Watches the time that blocks take, ten times a second, in a thread of its own: holds voices back where it does not suffice and tells slot by
 * slot where it goes. Begins by warming the engine up, so that the first note is compiled, and by measuring what a voice costs here.
 */
final class Budget implements AutoCloseable {
    private static final long SAMPLE_NANOS = 100_000_000;
    private final EngineSwitch source;
    private final LoadMonitor monitor;
    private final Consumer<String> notices;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile @Nullable CpuBudget budget;

    /** @param notices hears in a sentence that voices are held back; on the budget's thread */
    Budget(EngineSwitch source, LoadMonitor monitor, Consumer<String> notices) {
        this.source = source;
        this.monitor = monitor;
        this.notices = notices;
        thread = Thread.ofPlatform().name("songwalker-budget").daemon(true).priority(Thread.MIN_PRIORITY).unstarted(this::run);
    }

    /** Begins; no effect from the second time on. Sessions thread. */
    void start() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    private void run() {
        EngineSettings settings = EngineSettings.at(source.engine().settings().sampleRate());
        new Warmup(settings).run(Warmup.USUAL_SLICES);
        double nanosPerVoiceFrame = VoiceCost.nanos(settings);
        Engine watched = null;
        boolean told = false;
        while (open) {
            Engine now = source.engine();
            CpuBudget present = budget;
            if (present == null || now != watched) {
                watched = now;
                present = new CpuBudget(now, monitor, nanosPerVoiceFrame);
                budget = present;
            }
            CpuBudget.Report report = present.sample();
            if (report.reducing() && !told) {
                notices.accept("Blocks take too long for this machine: at most " + report.voiceLimit() + " voices sound at once until there is room again.");
            }
            told = report.reducing();
            LockSupport.parkNanos(SAMPLE_NANOS);
        }
    }

    /** The latest report; null until the first. Any thread. */
    CpuBudget.@Nullable Report latest() {
        CpuBudget present = budget;
        return present == null ? null : present.latest();
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
    }
}
