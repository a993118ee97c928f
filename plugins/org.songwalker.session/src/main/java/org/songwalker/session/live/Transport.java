// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.Command;
import org.songwalker.runtime.words.EndMode;
import org.songwalker.runtime.music.Tuning;
import org.songwalker.runtime.time.TempoMap;
import org.songwalker.session.Problem;
import org.songwalker.session.SlotCompiler;

/** Starts and stops songs and MIDI files, and knows whether any plays. Sessions thread, unless a method says any thread. */
final class Transport {
    private final EngineSwitch source;
    private final LiveListener listener;
    private volatile boolean playing;
    private volatile Clock clock = new Clock(TempoMap.DEFAULT, List.of());
    private volatile double a4Hz = Tuning.A4_HZ;

    Transport(EngineSwitch source, LiveListener listener) {
        this.source = source;
        this.listener = listener;
    }

    /** True if a song or a MIDI file plays. Any thread. */
    boolean playing() {
        return playing;
    }

    /** Where the performance is; null if none plays, or before its first block. Any thread. */
    @Nullable
    Position position() {
        long frames = source.played();
        return playing && frames >= 0 ? clock.at(frames / LiveSession.SAMPLE_RATE) : null;
    }

    /** Prepares a rack that takes over: its engine is tuned, and nothing plays in it yet. */
    void takeOver(LiveRack next) {
        next.engine().control().submit(new Command.Tuning(a4Hz));
        playing = false;
    }

    /** Starts the rack's songs and its MIDI file; false, with a sentence to the listener, if it has neither. */
    boolean play(@Nullable LiveRack rack) {
        if (rack == null || !rack.plays()) {
            listener.said("The rack has no slot in song mode and no MIDI file; play it with the keyboard, or set a slot to song mode.");
            return false;
        }
        start(rack);
        return true;
    }

    /** Starts the clock with whatever the rack has. */
    void start(LiveRack rack) {
        EndMode mode = rack.play();
        started(mode, rack.clock());
    }

    /** Plays a program in song mode beside the rack; false, with its errors to the listener, if it is broken. */
    boolean playSong(LiveRack rack, Path program, String text, SlotCompiler compiler) {
        SlotCompiler.Outcome outcome = rack.playSong(program, text, compiler);
        outcome.problems(program.getFileName().toString(), program.normalize()).forEach(listener::problems);
        if (outcome.score() == null) {
            Problem first = outcome.problems().stream().filter(Problem::error).findFirst().orElseThrow();
            listener.said(program.getFileName() + " is not played; line " + first.line() + ": " + first.message());
            return false;
        }
        started(outcome.score().endMode(), new Clock(outcome.score().tempo(), List.of()));
        return true;
    }

    private void started(EndMode mode, Clock runs) {
        clock = runs;
        source.watch(mode);
        playing = true;
        listener.changed();
    }

    /** Stops songs and MIDI file; voices release. */
    void stop(@Nullable LiveRack rack) {
        source.engine().control().submit(new Command.Stop());
        stopped(rack);
    }

    /** Notes that nothing plays any more: it was stopped, or killed by {@link #panic}. */
    void stopped(@Nullable LiveRack rack) {
        source.unwatch();
        playing = false;
        if (rack != null) {
            rack.songOver();
        }
        listener.changed();
    }

    /** Kills voices, queued events and tails at once. Any thread; {@link #stopped} has to follow on the sessions thread. */
    void panic() {
        source.engine().control().submit(new Command.Panic());
    }

    /** True, once, if the performance has ended by itself; {@link #stop} has to follow on the sessions thread. Any thread. */
    boolean takeEnded() {
        boolean ended = source.takeEnded();
        if (ended) {
            playing = false;
        }
        return ended;
    }

    /** Tunes what plays from now on: A4 in Hz, 220 to 880, unless a program sets its own. Any thread. */
    void tuning(double hz) {
        a4Hz = hz;
        source.engine().control().submit(new Command.Tuning(hz));
    }
}
