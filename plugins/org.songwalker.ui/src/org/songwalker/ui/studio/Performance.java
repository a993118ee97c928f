// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.Command;
import org.songwalker.engine.device.InputFeed;
import org.songwalker.runtime.music.Tuning;
import org.songwalker.runtime.words.EndMode;
import org.songwalker.session.OutsideException;
import org.songwalker.session.Problem;
import org.songwalker.session.Session;
import org.songwalker.session.SessionFile;
import org.songwalker.session.SlotCompiler;

/**
 * The rack in force and what it plays: loads racks, takes over saved programs, starts and stops songs. Sessions thread only, but for
 * {@link #rack}, {@link #playing}, {@link #tuning} and {@link #panic}.
 */
final class Performance {
    private final EngineSwitch source;
    private final KeyInput keys;
    private final InputFeed input;
    private final Libraries libraries;
    private final StudioListener listener;
    private volatile @Nullable LiveRack rack;
    private volatile boolean playing;
    private volatile double a4Hz = Tuning.A4_HZ;
    private int block;

    /** @param block frames of one buffer, until {@link #block} names another */
    Performance(EngineSwitch source, KeyInput keys, InputFeed input, Libraries libraries, StudioListener listener, int block) {
        this.source = source;
        this.keys = keys;
        this.input = input;
        this.libraries = libraries;
        this.listener = listener;
        this.block = block;
    }

    /** The rack in force, null before the first. Any thread. */
    @Nullable LiveRack rack() {
        return rack;
    }

    /** Whether a song or a MIDI file plays. Any thread. */
    boolean playing() {
        return playing;
    }

    /** Sets the frames of one buffer of the input, which is opened anew where a program uses it. */
    void block(int frames) {
        block = frames;
        hear();
    }

    /** Opens the audio input where a program of the rack uses it, and gives it back where none does. */
    private void hear() {
        LiveRack now = rack;
        input.use(now == null ? 0 : now.inputChannels(), block);
    }

    /** Makes a rack the one that plays. What fits is adjusted while it sounds; otherwise a new engine takes over. */
    void load(SessionFile file, Path folder) {
        LiveRack old = rack;
        if (old != null && old.fits(file, folder)) {
            old.adjust(file);
        } else {
            try {
                LiveRack next = turnTo(file, folder);
                playing = false;
                hear();
                for (int i = 0; i < next.outcomes().size(); i++) {
                    listener.problems(next.source(i), next.outcomes().get(i).problems());
                }
            } catch (OutsideException e) {
                listener.said(e.getMessage());
            }
        }
        listener.changed();
    }

    private LiveRack turnTo(SessionFile file, Path folder) throws OutsideException {
        LiveRack next = LiveRack.load(file, folder, libraries.compiler(), StudioService.SAMPLE_RATE);
        next.engine().control().submit(new Command.Tuning(a4Hz));
        rack = next;
        keys.turnTo(next);
        return next;
    }

    /** A program was saved: slots that play it take it over at their next firing; a broken one keeps the last good. */
    void saved(Path program) throws OutsideException {
        String text = Session.readText(program);
        LiveRack now = rack;
        Path path = program.normalize();
        for (int i = 0; now != null && i < now.outcomes().size(); i++) {
            if (now.source(i).equals(path)) {
                SlotCompiler.Outcome outcome = now.replace(i, text);
                listener.problems(path, outcome.problems());
                if (outcome.program() == null) {
                    listener.said(path.getFileName() + " has errors; slot " + (i + 1) + " keeps its last good program.");
                }
            }
        }
        hear();
        listener.changed();
    }

    /** Starts the rack's songs and its MIDI file; false where it has neither. */
    boolean play() {
        LiveRack now = rack;
        if (now == null || !now.plays()) {
            listener.said("The rack has no slot in song mode and no MIDI file; play it with the keyboard, or set a slot to song mode.");
            return false;
        }
        started(now.play());
        hear();
        return true;
    }

    /** Plays a program in song mode; false where it has errors. */
    boolean playSong(Path program, String text) throws OutsideException {
        LiveRack now = rack;
        if (now == null) {
            now = turnTo(SessionFile.of(List.of()), program.getParent());
        }
        SlotCompiler.Outcome outcome = now.playSong(program, text);
        listener.problems(program.normalize(), outcome.problems());
        if (outcome.score() == null) {
            Problem first = outcome.problems().stream().filter(Problem::error).findFirst().orElseThrow();
            listener.said(program.getFileName() + " is not played; line " + first.line() + ": " + first.message());
            return false;
        }
        hear();
        started(outcome.score().endMode());
        return true;
    }

    private void started(EndMode mode) {
        source.watch(mode);
        playing = true;
        listener.changed();
    }

    /** Stops songs and MIDI file; voices release. */
    void stop() {
        source.engine().control().submit(new Command.Stop());
        stopped();
    }

    /** What plays was stopped by other means. */
    void stopped() {
        source.unwatch();
        playing = false;
        LiveRack now = rack;
        if (now != null) {
            now.songOver();
            hear();
        }
        listener.changed();
    }

    /** Kills voices, queued events and tails, at once. Any thread; {@link #stopped} is to follow on the sessions thread. */
    void panic() {
        source.engine().control().submit(new Command.Panic());
    }

    /** Takes over that the performance has ended by itself; true once. Any thread; {@link #stop} is to follow on the sessions thread. */
    boolean takeEnded() {
        boolean ended = source.takeEnded();
        if (ended) {
            playing = false;
        }
        return ended;
    }

    /** Tunes what plays from now on: A4 in Hz, 220 to 880, where a program sets none. Any thread. */
    void tuning(double hz) {
        a4Hz = hz;
        source.engine().control().submit(new Command.Tuning(hz));
    }
}
