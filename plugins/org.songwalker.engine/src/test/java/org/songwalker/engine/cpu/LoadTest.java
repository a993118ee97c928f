// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Performance;

class LoadTest {

    @Test
    void loadSettlesAtTheShareOfTime() {
        LoadMonitor monitor = new LoadMonitor((out, offset, frames) -> {}, 48_000);
        for (int i = 0; i < 500; i++) {
            monitor.took(2_666_667, 256);
        }
        assertEquals(0.5, monitor.load(), 1e-3);
        assertEquals(0, monitor.misses());
        assertEquals(2667, monitor.interval().getMaxValue(), 2);
    }

    @Test
    void aBlockLongerThanItsTimeIsAMiss() {
        LoadMonitor monitor = new LoadMonitor((out, offset, frames) -> {}, 48_000);
        monitor.took(6_000_000, 256);
        monitor.took(1_000_000, 256);
        assertEquals(1, monitor.misses());
        assertEquals(2, monitor.blocks());
    }

    @Test
    void anHourOfSleepInsideABlockIsAMissAndNoLoad() {
        LoadMonitor monitor = new LoadMonitor((out, offset, frames) -> {}, 48_000);
        for (int i = 0; i < 500; i++) {
            monitor.took(2_666_667, 256);
        }
        monitor.took(3_600_000_000_000L, 256);
        assertEquals(0.5, monitor.load(), 1e-3);
        assertEquals(1, monitor.misses());
        assertEquals(501, monitor.blocks());
        assertEquals(500 * 2_666_667L, monitor.busyNanos());
    }

    @Test
    void overloadLowersThePolyphonyAndRoomRaisesItAgain() {
        double[] load = {0.95};
        Engine engine = new Engine(EngineSettings.at(48_000));
        PolyphonyGuard guard = new PolyphonyGuard(engine.control(), () -> load[0], () -> 200, 256);
        assertEquals(150, guard.tick());
        assertTrue(guard.reducing());
        load[0] = 0.7;
        assertEquals(150, guard.tick());
        load[0] = 0.3;
        assertEquals(168, guard.tick());
        for (int i = 0; i < 10; i++) {
            guard.tick();
        }
        assertFalse(guard.reducing());
    }

    @Test
    void deadlinesAreCountedByTheShareOfTheirTime() {
        LoadMonitor monitor = new LoadMonitor((out, offset, frames) -> {}, 48_000);
        for (long nanos : new long[] {100_000, 1_000_000, 2_666_666, 5_333_333, 5_400_000, 12_000_000, 60_000_000}) {
            monitor.took(nanos, 256);
        }
        assertArrayEquals(new long[] {1, 0, 1, 1, 0, 1, 1, 1, 1}, monitor.deadlines().counts());
        assertEquals(7, monitor.deadlines().blocks());
        assertEquals(3, monitor.deadlines().missed());
        assertEquals(
                "up to 5 %: 1, up to 10 %: 0, up to 25 %: 1, up to 50 %: 1, up to 75 %: 0, up to 100 %: 1, up to 200 %: 1, up to 400 %: 1,"
                        + " above 400 %: 1",
                monitor.deadlines().toString());
    }

    @Test
    void aVoiceFrameCostsWhatVoicesCostMoreThanSilence() {
        assertEquals(3.0, VoiceCost.nanos(EngineSettings.at(48_000), engine -> 3 * engine.voiceFrames() + 7 * engine.frame()), 1e-9);
    }

    @Test
    void theLoadIsSharedOutBySlotsAsTheirVoicesSound() {
        Engine engine = Performance.split(48_000);
        LoadMonitor monitor = new LoadMonitor(engine::render, 48_000);
        CpuBudget budget = new CpuBudget(engine, monitor, 10);
        float[] out = new float[2 * 4800];
        engine.render(out, 0, 4800);
        monitor.took(40_000_000, 4800);
        CpuBudget.Report first = budget.sample();
        assertEquals(0.4, first.load(), 1e-9);
        assertEquals(3 * 10 * 48_000 / 1e9, first.slots().get(0), 1e-9);
        assertEquals(1 * 10 * 48_000 / 1e9, first.slots().get(1), 1e-9);
        assertEquals(0.4 - 4 * 10 * 48_000 / 1e9, first.rest(), 1e-9);
        CpuBudget.Report nothing = budget.sample();
        assertEquals(0, nothing.load());
        assertEquals(0, nothing.slots().get(0));
        assertEquals(first.deadlines().blocks(), budget.latest().deadlines().blocks());
    }

    @Test
    void overloadIsSeenInTheReportAndHeldBackInTheEngine() {
        Engine engine = Performance.split(48_000);
        LoadMonitor monitor = new LoadMonitor(engine::render, 48_000);
        CpuBudget budget = new CpuBudget(engine, monitor, 10);
        assertEquals(256, budget.latest().voiceLimit());
        for (int i = 0; i < 200; i++) {
            monitor.took(5_200_000, 256);
        }
        engine.render(new float[512], 0, 256);
        CpuBudget.Report report = budget.sample();
        assertTrue(report.reducing());
        assertEquals(8, report.voiceLimit());
        for (int i = 0; i < 400; i++) {
            monitor.took(100_000, 256);
        }
        int last = 8;
        for (int i = 0; i < 40; i++) {
            assertTrue(budget.sample().voiceLimit() >= last);
            last = budget.latest().voiceLimit();
        }
        assertEquals(256, last);
        assertFalse(budget.latest().reducing());
    }
}
