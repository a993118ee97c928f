// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.Command;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineControl;
import org.songwalker.engine.EngineSettings;
import org.songwalker.midi.Route;
import org.songwalker.midi.RoutingTable;
import org.songwalker.midi.StandardMidiFile;
import org.songwalker.runtime.words.EndMode;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.time.TempoMap;
import org.songwalker.session.MidiPart;
import org.songwalker.session.Session;
import org.songwalker.session.SlotCompiler;
import org.songwalker.session.file.SessionFile;

/**
 * A rack in its engine. Two slots follow its own: one for the song that an editor plays, so that a song sounds beside the rack, and one for
 * the program in front, which hears the keys alone while it is there. The sessions thread compiles, starts and stops; {@link #fits},
 * {@link #adjust} and the methods that only read may come from any thread.
 */
final class LiveRack {
    /** Slots that {@link #whyUnheard} names. */
    private static final int MOST_REASONS = 3;
    private final Session session;
    private final double sampleRate;
    private final Engine engine;
    private volatile List<LiveSlot> slots;
    /** The editor's song in its slot, null before the first; it stays there after it has ended, until the rack's own songs start. */
    private volatile @Nullable LiveSlot audition;
    private volatile boolean auditionPlays;
    /** The program in front, in its slot; null while the rack's own slots hear the keys. */
    private volatile @Nullable LiveSlot front;
    /** True if nobody hears the keys, because the program in front cannot sound. */
    private volatile boolean deaf;
    private boolean soloed;

    /** Makes the engine of a session and fills it; the engine is silent until something plays it. */
    LiveRack(Session session, double sampleRate) {
        this.session = session;
        this.sampleRate = sampleRate;
        this.slots = session.parts()
                .stream()
                .map(part -> new LiveSlot(part.slot(), source(part.slot()), part.outcome(), false, true))
                .toList();
        this.engine = new Engine(
                session.settings(EngineSettings.at(sampleRate)).withSlots(Math.min(SessionFile.MAX_SLOTS, slots.size() + 2)));
        session.setUp().forEach(engine.control()::submit);
        solo();
    }

    private Path source(SessionFile.Slot slot) {
        return session.folder().resolve(slot.source()).toAbsolutePath().normalize();
    }

    Engine engine() {
        return engine;
    }

    List<LiveSlot> slots() {
        return slots;
    }

    /** Number of the slot that the editor's song plays in. */
    int auditionSlot() {
        return slots.size();
    }

    /** True if the engine has a slot for the editor's song; a rack of 32 slots has none. */
    boolean roomForSong() {
        return auditionSlot() < SessionFile.MAX_SLOTS;
    }

    /** Number of the slot of the program in front. */
    int frontSlot() {
        return slots.size() + 1;
    }

    /** True if the engine has a slot for the program in front; racks of 31 and 32 slots have none. */
    boolean roomForFront() {
        return frontSlot() < SessionFile.MAX_SLOTS;
    }

    /** The folder that its programs are in. */
    Path folder() {
        return session.folder();
    }

    /** The session as it stands now, with every change that {@link #adjust} has taken over. */
    SessionFile file() {
        return session.file().withSlots(slots.stream().map(LiveSlot::settings).toList());
    }

    /** Who hears which channel: the program in front alone, or else the rack's slots. */
    RoutingTable routing() {
        return front != null ? new RoutingTable(List.of(new Route(Route.ALL_CHANNELS, frontSlot())))
                : deaf ? RoutingTable.NONE : MidiPart.routing(file());
    }

    /** The slots that can be heard: bit n is set if slot n has a program and is silenced neither by itself nor by another's solo. */
    int audible() {
        List<LiveSlot> now = slots;
        boolean solo = now.stream().anyMatch(slot -> slot.settings().soloed());
        int audible = front == null ? 0 : 1 << frontSlot();
        for (int i = 0; i < now.size(); i++) {
            SessionFile.Slot slot = now.get(i).settings();
            if (now.get(i).outcome().program() != null && !slot.muted() && (!solo || slot.soloed())) {
                audible |= 1 << i;
            }
        }
        return audible;
    }

    /** A slot by its number, the editor's song and the program in front included; null if nothing is there. */
    private @Nullable LiveSlot at(int slot) {
        List<LiveSlot> now = slots;
        return slot < now.size() ? now.get(slot) : slot == now.size() ? audition : front;
    }

    /** Where the program of a slot lies; null if nothing has played there. */
    @Nullable
    Path source(int slot) {
        LiveSlot there = at(slot);
        return there == null ? null : there.source();
    }

    /** What problems of a slot call its program. */
    String label(int slot) {
        LiveSlot there = at(slot);
        return there == null ? "" : there.settings().source();
    }

    /** The highest channel of audio input that a program in the engine names, 0 if none does. */
    int inputChannels() {
        LiveSlot song = audition;
        LiveSlot keys = front;
        int most = Math.max(song == null || !auditionPlays ? 0 : song.outcome().inputChannels(),
                keys == null ? 0 : keys.outcome().inputChannels());
        return slots.stream().mapToInt(slot -> slot.outcome().inputChannels()).reduce(most, Math::max);
    }

    // ---- what a control changes while the rack plays

    /** True if another session differs only in what {@link #adjust} can change: names, channels, faders, switches. */
    boolean fits(SessionFile other, Path otherFolder) {
        List<LiveSlot> now = slots;
        if (!otherFolder.equals(session.folder()) || other.slots().size() != now.size()
                || !other.withSlots(List.of()).equals(session.file().withSlots(List.of()))) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).settings().soundsLike(other.slots().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Takes over names, channels, faders and switches of a session that {@link #fits}. The engine hears of them at once. */
    synchronized void adjust(SessionFile other) {
        EngineControl control = engine.control();
        List<LiveSlot> changed = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            SessionFile.Slot old = slots.get(i).settings();
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
            changed.add(slots.get(i).with(slot));
        }
        slots = List.copyOf(changed);
        solo();
    }

    /** Keeps the editor's song and the program in front audible while a slot of the rack is soloed. */
    private synchronized void solo() {
        boolean any = slots.stream().anyMatch(slot -> slot.settings().soloed());
        if (any != soloed) {
            soloed = any;
            for (int slot = slots.size(); slot < Math.min(SessionFile.MAX_SLOTS, slots.size() + 2); slot++) {
                engine.control().submit(new Command.SlotSolo(slot, any));
            }
        }
    }

    private synchronized void set(int index, LiveSlot slot) {
        List<LiveSlot> changed = new ArrayList<>(slots);
        changed.set(index, slot.with(slots.get(index).settings()));
        slots = List.copyOf(changed);
    }

    // ---- programs and songs

    /** Compiles the text of a slot again and installs it; a broken text leaves the last good program if it is. */
    SlotCompiler.Outcome replace(int index, String text, SlotCompiler compiler) {
        LiveSlot slot = slots.get(index);
        SessionFile.Slot settings = slot.settings();
        List<SlotCompiler.Outcome> others = new ArrayList<>(slots.stream().filter(other -> other != slot).map(LiveSlot::outcome).toList());
        LiveSlot song = audition;
        if (song != null && auditionPlays) {
            others.add(song.outcome());
        }
        LiveSlot keys = front;
        if (keys != null) {
            others.add(keys.outcome());
        }
        SlotCompiler.Outcome outcome = compiler.together(others)
                .compile(settings.source(), text, Objects.requireNonNull(slot.source().getParent()), settings.mode(), session.file().seed(),
                        sampleRate, settings.sounds());
        Command install = outcome.install(index);
        if (install != null) {
            engine.control().submit(install);
            set(index, slot.playing(outcome));
        } else {
            set(index, slot.keeping());
        }
        return outcome;
    }

    /** True if a slot, the editor's song or the program in front is waiting for a preset. */
    boolean waiting() {
        return slots.stream().anyMatch(slot -> slot.outcome().waiting()) || audition != null && audition.outcome().waiting()
                || front != null && front.outcome().waiting();
    }

    /**
     * Loads again what is waited for. What has arrived plays from the next note on.
     *
     * @param all true for every preset that is missing, because the libraries are others
     * @return the slots for which something has changed
     */
    List<LiveSlot> arrive(boolean all, SlotCompiler compiler) {
        List<LiveSlot> changed = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            LiveSlot next = arrive(i, slots.get(i), all, compiler);
            if (next != null) {
                set(i, next);
                changed.add(next);
            }
        }
        LiveSlot song = arrive(auditionSlot(), audition, all, compiler);
        if (song != null) {
            audition = song;
            changed.add(song);
        }
        LiveSlot keys = arrive(frontSlot(), front, all, compiler);
        if (keys != null) {
            front = keys;
            changed.add(keys);
        }
        return changed;
    }

    /** A slot with what has arrived for it, which its engine has heard of; null if nothing has. */
    private @Nullable LiveSlot arrive(int index, @Nullable LiveSlot slot, boolean all, SlotCompiler compiler) {
        if (slot == null) {
            return null;
        }
        SlotCompiler.Outcome outcome = compiler.together(slots.stream().map(LiveSlot::outcome).toList())
                .again(slot.outcome(), all, slot.settings().source(), Objects.requireNonNull(slot.source().getParent()), sampleRate,
                        slot.settings().sounds());
        if (outcome == slot.outcome()) {
            return null;
        }
        outcome.arrived(slot.outcome(), index).forEach(engine.control()::submit);
        return slot.arrived(outcome);
    }

    /** The programs of the slots that use a file. */
    List<Path> users(Path file) {
        return slots.stream().filter(slot -> slot.uses(file)).map(LiveSlot::source).distinct().toList();
    }

    /** The program in front, in its slot; null if it is in none. */
    @Nullable
    LiveSlot front() {
        return front;
    }

    /** Compiles the program in front and lets it hear the keys alone. A former text of it, or another program, hears none any more. */
    SlotCompiler.Outcome front(Path program, String text, SlotCompiler compiler) {
        String name = program.getFileName().toString();
        List<SlotCompiler.Outcome> others = slots.stream().map(LiveSlot::outcome).toList();
        SlotCompiler.Outcome outcome = compiler.together(others)
                .compile(name, text, Objects.requireNonNull(program.getParent()), Mode.REACTIVE, session.file().seed(), sampleRate);
        Command install = outcome.install(frontSlot());
        LiveSlot before = front;
        if (before != null && !before.source().equals(program)) {
            engine.control().submit(new Command.Remove(frontSlot()));
        }
        if (install != null) {
            engine.control().submit(install);
            front = new LiveSlot(SessionFile.Slot.of(name, name, Mode.REACTIVE), program, outcome, false, false);
            deaf = false;
        }
        return outcome;
    }

    /**
     * Ends what the program in front plays, and lets the rack's slots hear the keys again.
     *
     * @param deaf true if they do not, because a program in front cannot sound
     */
    void leaveFront(boolean deaf) {
        this.deaf = deaf;
        if (front != null) {
            front = null;
            engine.control().submit(new Command.Remove(frontSlot()));
        }
    }

    /** Why a note-on is not heard, for the user; the slots that do not listen, or are silent, are named. */
    String whyUnheard(int word) {
        List<LiveSlot> now = slots;
        if (deaf) {
            return "the program in front has errors";
        }
        if (now.isEmpty()) {
            return "the rack is empty";
        }
        int hear = (int) routing().slotsOf(word);
        List<String> reasons = new ArrayList<>();
        boolean solo = now.stream().anyMatch(slot -> slot.settings().soloed());
        for (int i = 0; i < now.size() && reasons.size() < MOST_REASONS; i++) {
            SessionFile.Slot slot = now.get(i).settings();
            String reason = slot.mode() == Mode.SONG ? "plays a song"
                    : (hear >>> i & 1) == 0 ? "hears channel " + slot.channel() + " only" : now.get(i).outcome().program() == null
                            ? "has errors" : slot.muted() ? "is muted" : solo && !slot.soloed() ? "is silent while another has solo" : "";
            if (!reason.isEmpty()) {
                reasons.add("slot " + (i + 1) + " " + reason);
            }
        }
        return String.join(", ", reasons) + (now.size() > reasons.size() ? ", …" : "");
    }

    /** True if {@link #play} would start anything by itself. */
    boolean plays() {
        return session.file().midiFile() != null || slots.stream().anyMatch(LiveSlot::song);
    }

    /** What is wrong with its MIDI file without harm, in one sentence; empty if nothing is, or there is none. */
    String midiWarning() {
        MidiPart midi = session.midi();
        return midi == null || midi.file().warnings().isEmpty() ? ""
                : session.file().midiFile() + ": " + String.join("; ", midi.file().warnings()) + ".";
    }

    /** Starts the rack's songs and its MIDI file; the editor's song falls silent. Returns where the performance ends. */
    EndMode play() {
        if (audition != null) {
            clear(auditionSlot());
            songOver();
            audition = null;
        }
        for (int i = 0; i < slots.size(); i++) {
            LiveSlot slot = slots.get(i);
            if (slot.song()) {
                Command install = slot.fresh() ? null : slot.outcome().install(i);
                if (install != null) {
                    engine.control().submit(install);
                }
                set(i, slot.used());
            }
        }
        engine.control().submit(session.play());
        return session.endMode(slots.stream().map(LiveSlot::outcome).toList());
    }

    /** Bars and tempo of what {@link #play} starts: those of the MIDI file, else of the first song. */
    Clock clock() {
        MidiPart midi = session.midi();
        if (midi != null) {
            return new Clock(midi.tempo(), midi.file().signatures());
        }
        SessionFile file = session.file();
        TempoMap tempo = slots.stream()
                .map(slot -> slot.outcome().score())
                .filter(Objects::nonNull)
                .map(Score::tempo)
                .findFirst()
                .orElseGet(() -> TempoMap.constant(file.tempo()));
        return new Clock(tempo, List.of(new StandardMidiFile.TimeSignature(0, file.timeSigNum(), file.timeSigDen())));
    }

    /** Plays a program in song mode beside the rack, whose own songs fall silent. Nothing starts if the program is broken. */
    SlotCompiler.Outcome playSong(Path source, String text, SlotCompiler compiler) {
        String name = source.getFileName().toString();
        SlotCompiler.Outcome outcome = compiler.together(slots.stream().map(LiveSlot::outcome).toList())
                .compile(name, text, Objects.requireNonNull(source.toAbsolutePath().getParent()), Mode.SONG, session.file().seed(),
                        sampleRate);
        Command install = outcome.install(auditionSlot());
        if (install != null) {
            engine.control().submit(new Command.Stop());
            for (int i = 0; i < slots.size(); i++) {
                if (slots.get(i).song()) {
                    clear(i);
                    set(i, slots.get(i).used());
                }
            }
            audition = new LiveSlot(SessionFile.Slot.of(name, name, Mode.SONG), source.toAbsolutePath().normalize(), outcome, false, false);
            auditionPlays = true;
            engine.control().submit(install);
            engine.control().submit(new Command.Play(TempoMap.constant(session.file().tempo()), null));
        }
        return outcome;
    }

    /** The editor's song has stopped or ended; it needs no audio input any more. */
    void songOver() {
        auditionPlays = false;
    }

    private void clear(int slot) {
        engine.control().submit(new Command.InstallSong(slot, Score.SILENCE, Map.of()));
    }
}
