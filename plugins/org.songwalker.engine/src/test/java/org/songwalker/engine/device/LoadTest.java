// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;

class LoadTest {

    @Test
    void loadSettlesAtTheShareOfTime() {
        LoadMonitor monitor = new LoadMonitor((out, offset, frames) -> { }, 48_000);
        for (int i = 0; i < 500; i++) {
            monitor.took(2_666_667, 256);
        }
        assertEquals(0.5, monitor.load(), 1e-3);
        assertEquals(0, monitor.misses());
        assertEquals(2667, monitor.interval().getMaxValue(), 2);
    }

    @Test
    void aBlockLongerThanItsTimeIsAMiss() {
        LoadMonitor monitor = new LoadMonitor((out, offset, frames) -> { }, 48_000);
        monitor.took(6_000_000, 256);
        monitor.took(1_000_000, 256);
        assertEquals(1, monitor.misses());
        assertEquals(2, monitor.blocks());
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
}
