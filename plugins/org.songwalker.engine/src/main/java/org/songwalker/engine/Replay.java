// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

/** Applies the entries of a log at their frames. Prepared before the first slice, so that the audio thread builds nothing. */
final class Replay {
    private final long[] frames;
    private final EngineControl.Prepared[] commands;
    private int next;

    Replay(CommandLog log, EngineControl control) {
        frames = log.entries().stream().mapToLong(CommandLog.Entry::frame).toArray();
        commands = log.entries().stream().map(e -> control.prepare(e.command())).toArray(EngineControl.Prepared[]::new);
    }

    @AudioThread
    void run(Conductor conductor, long now) {
        while (next < frames.length && frames[next] <= now) {
            conductor.apply(commands[next++], now);
        }
    }

    @AudioThread
    boolean pending() {
        return next < frames.length;
    }
}
