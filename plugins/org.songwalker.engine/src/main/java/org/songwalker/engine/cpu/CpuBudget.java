// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.cpu;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineStatus;

/**
 * Attributes the load of a live engine to its slots: the voice-frames that the engine counts, times the cost of one ({@link VoiceCost}), as
 * a share of the time that blocks take ({@link LoadMonitor}); no clock is read while the engine renders. Also runs the guard that holds
 * voices back if time is short. One control thread calls {@link #sample}, about ten times a second; any thread reads {@link #latest}.
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
     * Load figures. A share of 1 is the whole time that the audio lasts.
     *
     * @param load       share of everything
     * @param slots      share of the voices of each slot
     * @param rest       share of everything but voices: programs, effects, mixing
     * @param deadlines  all blocks so far by their share
     * @param voiceLimit most voices that may sound now
     * @param reducing   true if that is fewer than the engine was built for
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

    /** Measures since the last call, and lowers or raises the limit of voices. */
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

    /** The result of the latest {@link #sample}. */
    public Report latest() {
        return latest;
    }
}
