// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.cpu;

import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import org.songwalker.engine.Command;
import org.songwalker.engine.EngineControl;

/**
 * Lowers the limit of voices when blocks take too long and raises it again when there is time: above 85 % load to three quarters of the
 * voices that sound, below 60 % by an eighth. Its commands are recorded like all others, so that a replay sounds the same. Called about ten
 * times a second by one control thread.
 */
public final class PolyphonyGuard {
    private static final double TOO_MUCH = 0.85;
    private static final double ROOM = 0.6;
    private static final int LEAST = 8;
    private final EngineControl control;
    private final DoubleSupplier load;
    private final IntSupplier sounding;
    private final int most;
    private int limit;

    /**
     * @param load     share of a block's duration, as {@link LoadMonitor#load()}
     * @param sounding voices at present
     * @param most     voices the engine was built for
     */
    public PolyphonyGuard(EngineControl control, DoubleSupplier load, IntSupplier sounding, int most) {
        this.control = control;
        this.load = load;
        this.sounding = sounding;
        this.most = most;
        this.limit = most;
    }

    /** Reads the load and adjusts the limit. Returns the current limit. */
    public int tick() {
        double now = load.getAsDouble();
        int next = limit;
        if (now > TOO_MUCH) {
            next = Math.max(Math.min(LEAST, most), Math.min(limit, sounding.getAsInt()) * 3 / 4);
        } else if (now < ROOM && limit < most) {
            next = Math.min(most, limit + Math.max(1, limit / 8));
        }
        if (next != limit && control.submit(new Command.Polyphony(next))) {
            limit = next;
        }
        return limit;
    }

    /** True while voices are held back. */
    public boolean reducing() {
        return limit < most;
    }
}
