// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineStatus;

/**
 * Where the time of a live engine goes, slot by slot: voice-frames that the engine counts, times what one costs ({@link VoiceCost}), of the
 * time that blocks take ({@link LoadMonitor}). No clock is read while the engine renders. And the guard that holds voices back where there
 * is too little time. One control thread calls {@link #sample}, some ten times a second; any thread reads {@link #latest}.
 */
public final class CpuBudget {
    private final Engine engine;
    private final LoadMonitor monitor;
    private final PolyphonyGuard guard;
    private final double nanosPerVoiceFrame;
    private final long[] slotFrames;
    private long frames;
    private long nanos;
    private volatile Report latest;

    /**
     * Shares are of the time that the audio lasts: 1 is all there is.
     *
     * @param load       what everything took
     * @param slots      what the voices of each slot took
     * @param rest       what is no slot's voices: programs, effects, mixing
     * @param deadlines  all blocks so far by the share they took
     * @param voiceLimit most voices that may sound now
     * @param reducing   whether that is fewer than the engine was built for
     */
    public record Report(double load, List<Double> slots, double rest, Deadlines deadlines, int voiceLimit, boolean reducing) {
        public Report {
            slots = List.copyOf(slots);
        }
    }

    /** @param nanosPerVoiceFrame as {@link VoiceCost#nanos} measures it */
    public CpuBudget(Engine engine, LoadMonitor monitor, double nanosPerVoiceFrame) {
        if (!(nanosPerVoiceFrame >= 0)) {
            throw new IllegalArgumentException(nanosPerVoiceFrame + " ns per voice-frame");
        }
        int most = engine.settings().voices();
        this.engine = engine;
        this.monitor = monitor;
        this.nanosPerVoiceFrame = nanosPerVoiceFrame;
        this.guard = new PolyphonyGuard(engine.control(), monitor::load, engine::voices, most);
        this.slotFrames = engine.status().slots().stream().mapToLong(EngineStatus.SlotStatus::voiceFrames).toArray();
        this.frames = monitor.frames();
        this.nanos = monitor.busyNanos();
        this.latest = new Report(0, Collections.nCopies(slotFrames.length, 0.0), 0, monitor.deadlines(), most, false);
    }

    /** Looks at what has happened since the last call, and holds voices back or lets more sound. */
    public Report sample() {
        EngineStatus status = engine.status();
        long framesNow = monitor.frames();
        long nanosNow = monitor.busyNanos();
        double lasted = (framesNow - frames) * 1e9 / engine.settings().sampleRate();
        double load = lasted > 0 ? (nanosNow - nanos) / lasted : 0;
        double known = 0;
        List<Double> slots = new ArrayList<>();
        for (int s = 0; s < slotFrames.length; s++) {
            long total = status.slots().get(s).voiceFrames();
            double share = lasted > 0 ? (total - slotFrames[s]) * nanosPerVoiceFrame / lasted : 0;
            slots.add(share);
            known += share;
            slotFrames[s] = total;
        }
        frames = framesNow;
        nanos = nanosNow;
        int limit = guard.tick();
        Report report = new Report(load, slots, Math.max(0, load - known), monitor.deadlines(), limit, guard.reducing());
        latest = report;
        return report;
    }

    /** What the latest {@link #sample} has found. */
    public Report latest() {
        return latest;
    }
}
