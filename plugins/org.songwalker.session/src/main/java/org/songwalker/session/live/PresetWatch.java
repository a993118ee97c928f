// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songwalker.session.SlotCompiler;

/**
 * Lets presets that the rack waits for take over as soon as they have been read, and asks again for those whose library did not answer:
 * after 5 s, then after twice as long each time, up to two minutes. Sessions thread, except {@link #arrived}.
 */
final class PresetWatch {
    private static final long FIRST_SECONDS = 5;
    private static final long LONGEST_SECONDS = 120;
    private final SessionsThread sessions;
    private final ScheduledExecutorService clock;
    private final Supplier<@Nullable LiveRack> rack;
    private final Supplier<SlotCompiler> compiler;
    private final LiveListener listener;
    private long seconds = FIRST_SECONDS;
    private boolean asking;

    /** @param listener hears of the problems that are left when a preset has arrived */
    PresetWatch(SessionsThread sessions, ScheduledExecutorService clock, Supplier<@Nullable LiveRack> rack, Supplier<SlotCompiler> compiler,
            LiveListener listener) {
        this.sessions = sessions;
        this.clock = clock;
        this.rack = rack;
        this.compiler = compiler;
        this.listener = listener;
    }

    /** A preset was read, or has turned out to be missing. Any thread. */
    void arrived() {
        sessions.background(() -> {
            load(false);
            return null;
        });
    }

    /** The libraries are others: looks for every preset that is missing. */
    void reload() {
        load(true);
    }

    private void load(boolean all) {
        LiveRack now = rack.get();
        if (now == null) {
            return;
        }
        for (LiveSlot slot : now.arrive(all, compiler.get())) {
            slot.outcome().problems(slot.settings().source(), slot.source()).forEach(listener::problems);
        }
        listener.changed();
        follow();
    }

    /** Asks again later if the rack waits for a preset. */
    void follow() {
        LiveRack now = rack.get();
        if (now == null || !now.waiting()) {
            seconds = FIRST_SECONDS;
        } else if (!asking && !clock.isShutdown()) {
            asking = true;
            clock.schedule(this::ask, seconds, TimeUnit.SECONDS);
            seconds = Math.min(LONGEST_SECONDS, 2 * seconds);
        }
    }

    private void ask() {
        sessions.background(() -> {
            asking = false;
            load(false);
            return null;
        });
    }
}
