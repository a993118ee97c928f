// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.CommandLog;
import org.songwalker.engine.EngineStatus;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.engine.trace.TraceLog;
import org.songwalker.session.Problem;

/**
 * Reads what the engine says while it plays: the trace, whose faults it tells the listener, and the log of applied commands, which would
 * otherwise keep every replaced program and instrument in memory until its ring is full. Counts what was lost over all engines of the
 * session. Any thread may call; calls take turns.
 */
final class Journal {
    private final Supplier<@Nullable LiveRack> rack;
    private final LiveListener listener;
    private final List<CommandLog.Entry> applied = new ArrayList<>();
    private final Set<Place> told = new HashSet<>();
    private final Map<Integer, Problem> latest = new ConcurrentHashMap<>();
    private volatile Followed followed = new Followed(null, Figures.Drops.NONE);

    /** Where a fault has been told already. */
    private record Place(int slot, String code, String file, int line, int column) {}

    /** The rack whose engine is read, null before the first, and what the engines before it have lost. */
    private record Followed(@Nullable LiveRack rack, Figures.Drops former) {}

    /** @param rack the rack in force */
    Journal(Supplier<@Nullable LiveRack> rack, LiveListener listener) {
        this.rack = rack;
        this.listener = listener;
    }

    /** Reads what has been written since the last call. */
    synchronized void read() {
        LiveRack now = rack.get();
        LiveRack before = followed.rack();
        if (before != null && before != now) {
            read(before);
            told.clear();
            latest.clear();
        }
        if (before != now) {
            followed = new Followed(now, drops());
        }
        if (now != null) {
            read(now);
        }
    }

    private void read(LiveRack from) {
        from.engine().drainLog(applied);
        applied.clear();
        TraceLog trace = from.engine().trace();
        trace.poll();
        for (TraceEvent event : trace.events()) {
            if (event instanceof TraceEvent.Fault fault) {
                tell(from, fault);
            } else if (event instanceof TraceEvent.Log log) {
                tell(from, log);
            }
        }
        trace.clear();
    }

    private void tell(LiveRack from, TraceEvent.Log log) {
        TraceEvent.Place at = log.place();
        listener.logged(at.slot(), String.format(Locale.ROOT, "%s:%d:%d: slot %d, beat %.3f: %s",
                Problem.inside(from.label(at.slot()), at.file()), at.line(), at.column(), at.slot() + 1, at.beat(), log.text()));
    }

    private void tell(LiveRack from, TraceEvent.Fault fault) {
        TraceEvent.Place at = fault.place();
        Path source = from.source(at.slot());
        if (source != null && told.add(new Place(at.slot(), fault.code(), at.file(), at.line(), at.column()))) {
            Problem problem = Problem.running(Problem.inside(from.label(at.slot()), at.file()), at.line(), at.column(), fault.code(),
                    fault.message());
            latest.put(at.slot(), problem);
            listener.fault(at.slot(), at.file().isEmpty() ? source : source.resolveSibling(at.file()), problem);
        }
    }

    /** Tells faults of a slot again, because its program has changed. */
    synchronized void forget(int slot) {
        told.removeIf(place -> place.slot() == slot);
        latest.remove(slot);
    }

    /** The last fault that was told of a slot since its program was compiled; null if there was none. Never waits for a reading. */
    @Nullable
    Problem latest(int slot) {
        return latest.get(slot);
    }

    /** What engines have lost since the session began; the device's underruns are not among it. Never waits for a reading. */
    Figures.Drops drops() {
        Followed now = followed;
        return now.rack() == null ? now.former() : now.former().plus(drops(now.rack()));
    }

    private static Figures.Drops drops(LiveRack of) {
        EngineStatus status = of.engine().status();
        return new Figures.Drops(0, status.droppedCommands(), status.droppedMessages(), status.droppedFirings(),
                status.droppedTrace() + status.droppedLog());
    }
}
