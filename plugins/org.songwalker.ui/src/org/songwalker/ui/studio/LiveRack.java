// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songwalker.engine.Command;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineControl;
import org.songwalker.engine.EngineSettings;
import org.songwalker.midi.RoutingTable;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.time.TempoMap;
import org.songwalker.runtime.words.EndMode;
import org.songwalker.session.MidiPart;
import org.songwalker.session.OutsideException;
import org.songwalker.session.Session;
import org.songwalker.session.SessionFile;
import org.songwalker.session.SlotCompiler;

/**
 * A rack in its engine. One slot behind the last belongs to the song that an editor plays, so that a song sounds beside the rack. Sessions
 * thread only.
 */
final class LiveRack {
    private final SessionFile file;
    private final Path folder;
    private final SlotCompiler compiler;
    private final double sampleRate;
    private final Engine engine;
    private final List<SlotCompiler.Outcome> outcomes = new ArrayList<>();
    private final List<SessionFile.Slot> slots = new ArrayList<>();
    private final Session session;
    private final int auditionSlot;
    private int auditionInputs;

    private LiveRack(SessionFile file, Path folder, SlotCompiler compiler, double sampleRate, Session session) {
        this.file = file;
        this.folder = folder;
        this.compiler = compiler;
        this.sampleRate = sampleRate;
        this.session = session;
        this.auditionSlot = file.slots().size();
        this.engine = new Engine(session.settings(EngineSettings.at(sampleRate)).withSlots(auditionSlot + 1));
        session.parts().forEach(part -> outcomes.add(part.outcome()));
        slots.addAll(file.slots());
        session.setUp().forEach(engine.control()::submit);
    }

    /** Compiles and loads a rack and makes its engine; the engine is silent until something plays it. */
    static LiveRack load(SessionFile file, Path folder, SlotCompiler compiler, double sampleRate) throws OutsideException {
        return new LiveRack(file, folder, compiler, sampleRate, Session.prepare(file, folder, compiler, sampleRate));
    }

    Engine engine() {
        return engine;
    }

    SessionFile file() {
        return file.withSlots(slots);
    }

    Path folder() {
        return folder;
    }

    RoutingTable routing() {
        return MidiPart.routing(file());
    }

    /** What became of the slots' programs when they were last compiled. */
    List<SlotCompiler.Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** The highest channel of audio input that a program in the engine names, 0 where none does. */
    int inputChannels() {
        return outcomes.stream().mapToInt(SlotCompiler.Outcome::inputChannels).reduce(auditionInputs, Math::max);
    }

    Path source(int slot) {
        return folder.resolve(slots.get(slot).source()).normalize();
    }

    /** Whether another rack differs only in what can be changed while this one plays. */
    boolean fits(SessionFile other, Path otherFolder) {
        if (!otherFolder.equals(folder) || other.slots().size() != slots.size()
                || !other.withSlots(List.of()).withMidiFile(null).withLimiter(true)
                .equals(file.withSlots(List.of()).withMidiFile(null).withLimiter(true))) {
            return false;
        }
        for (int i = 0; i < slots.size(); i++) {
            SessionFile.Slot one = slots.get(i);
            SessionFile.Slot two = other.slots().get(i);
            if (!one.soundsLike(two)) {
                return false;
            }
        }
        return java.util.Objects.equals(other.midiFile(), file.midiFile()) && other.master().limiter() == file.master().limiter();
    }

    /** Takes over levels, switches and channels of a rack that {@link #fits}. */
    void adjust(SessionFile other) {
        EngineControl control = engine.control();
        for (int i = 0; i < slots.size(); i++) {
            SessionFile.Slot old = slots.get(i);
            SessionFile.Slot slot = other.slots().get(i);
            if (old.gainDb() != slot.gainDb() || old.pan() != slot.pan()) {
                control.submit(new Command.SlotLevel(i, slot.gainDb(), slot.pan()));
            }
            if (old.muted() != slot.muted()) {
                control.submit(new Command.SlotMute(i, slot.muted()));
            }
            if (old.soloed() != slot.soloed()) {
                control.submit(new Command.SlotSolo(i, slot.soloed()));
            }
            slots.set(i, slot);
        }
    }

    /**
     * Compiles the text of a slot again and puts it in; a broken one leaves the last good program where it is.
     *
     * @return what became of it
     */
    SlotCompiler.Outcome replace(int slot, String text) {
        SessionFile.Slot entry = slots.get(slot);
        Path home = source(slot).getParent();
        SlotCompiler.Outcome outcome = compiler.compile(entry.source(), text, home, entry.mode(), file.seed(), sampleRate, entry.sounds());
        Command install = outcome.install(slot);
        if (install != null) {
            outcomes.set(slot, outcome);
            engine.control().submit(install);
        }
        return outcome;
    }

    /** Starts the rack's songs and its MIDI file; the editor's song falls silent. */
    EndMode play() {
        clear(auditionSlot);
        songOver();
        for (int i = 0; i < outcomes.size(); i++) {
            Command install = slots.get(i).mode() == Mode.SONG ? outcomes.get(i).install(i) : null;
            if (install != null) {
                engine.control().submit(install);
            }
        }
        engine.control().submit(session.play());
        return session.endMode();
    }

    /** Whether Play of the rack would start anything by itself. */
    boolean plays() {
        return file.midiFile() != null || slots.stream().anyMatch(slot -> slot.mode() == Mode.SONG);
    }

    /**
     * Plays a program in song mode beside the rack, whose own songs fall silent. Gives what became of it; nothing starts where it is
     * broken.
     */
    SlotCompiler.Outcome playSong(Path source, String text) {
        SlotCompiler.Outcome outcome =
                compiler.compile(source.getFileName().toString(), text, source.getParent(), Mode.SONG, file.seed(), sampleRate);
        Command install = outcome.install(auditionSlot);
        if (install != null) {
            engine.control().submit(new Command.Stop());
            for (int i = 0; i < slots.size(); i++) {
                if (slots.get(i).mode() == Mode.SONG) {
                    clear(i);
                }
            }
            auditionInputs = outcome.inputChannels();
            engine.control().submit(install);
            engine.control().submit(new Command.Play(new TempoMap(List.of(new TempoMap.Change(0, file.tempo()))), null));
        }
        return outcome;
    }

    /** The editor's song has stopped or has ended; it needs no input any more. */
    void songOver() {
        auditionInputs = 0;
    }

    private void clear(int slot) {
        SlotCompiler.Outcome nothing = compiler.compile("", "", folder, Mode.SONG, 1, sampleRate);
        Score score = nothing.score();
        if (score != null) {
            engine.control().submit(new Command.InstallSong(slot, score, Map.of()));
        }
    }

    int auditionSlot() {
        return auditionSlot;
    }
}
