// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.engine.device.AudioOutput;
import org.songwalker.engine.device.InputFeed;
import org.songwalker.engine.trace.Meter;
import org.songwalker.lang.PresetCatalog;
import org.songwalker.midi.MidiInputs;
import org.songwalker.session.MidiRack;
import org.songwalker.session.OutsideException;
import org.songwalker.session.Session;
import org.songwalker.session.SessionFile;

/**
 * The live session of the Studio. Every call returns at once; compiling, loading and devices run on the sessions thread. Keys go straight
 * to the engine's queue, so they sound while something is being compiled.
 */
public final class StudioService {
    /** Frames per second of the engine. */
    public static final double SAMPLE_RATE = 48_000;

    private final SessionsThread sessions = new SessionsThread();
    private final Listeners listeners = new Listeners();
    private final EngineSwitch source = new EngineSwitch(new Engine(EngineSettings.at(SAMPLE_RATE).withSlots(1)));
    private final KeyInput keys = new KeyInput(source);
    private final Output output = new Output(source, SAMPLE_RATE, listeners::said);
    private final Budget budget = new Budget(source, output.monitor(), listeners::said);
    private final InputFeed input = new InputFeed(() -> source.engine(), SAMPLE_RATE, listeners::said);
    private final MidiInputs midi = new MidiInputs();
    private final Libraries libraries = new Libraries(listeners);
    private final Performance performance = new Performance(source, keys, input, libraries, listeners, AudioOutput.DEFAULT_BLOCK);

    /** Gives devices back. Called by the component runtime when the Studio ends. */
    void deactivate() {
        sessions.background(() -> {
            midi.close();
            budget.close();
            input.close();
            output.close();
            return null;
        });
        sessions.close();
    }

    public void addListener(StudioListener listener) {
        listeners.add(listener);
    }

    public void removeListener(StudioListener listener) {
        listeners.remove(listener);
    }

    /** Runs something that takes time and must not meet compiling or loading. */
    public <T> CompletableFuture<T> background(Callable<T> work) {
        return sessions.background(work);
    }

    // ---- devices and libraries

    /** Opens the devices, for the first time or anew. */
    public CompletableFuture<String> devices(AudioSettings settings) {
        return background(() -> {
            String sentence = output.open(settings.device(), settings.block());
            performance.block(settings.block());
            String wanted = settings.midiIn();
            MidiInputs.Listener listener = this::message;
            if (wanted == null) {
                midi.openAll(listener);
            } else {
                midi.open(wanted, listener);
            }
            budget.start();
            listeners.changed();
            return sentence;
        });
    }

    /** Names of the MIDI inputs in use. */
    public List<String> midiInputs() {
        return midi.opened();
    }

    /** Reads the libraries anew; programs that are loaded from now on use them. */
    public CompletableFuture<PresetCatalog> libraries(List<String> places) {
        libraries.choose(places);
        return background(() -> {
            PresetCatalog known = libraries.open();
            listeners.changed();
            return known;
        });
    }

    /** The presets at hand, once they are known. */
    public CompletableFuture<PresetCatalog> catalog() {
        return libraries.catalog();
    }

    /** Compiles and loads a session for an offline render. */
    public CompletableFuture<Session> prepare(SessionFile file, Path folder) {
        return background(() -> Session.prepare(file, folder, libraries.offline(), SAMPLE_RATE));
    }

    /** Makes the files of a rack that plays a MIDI file, with presets of the libraries at hand. */
    public CompletableFuture<MidiRack.Files> midiRack(Path file) {
        return background(() -> MidiRack.read(file, libraries.compiler().sounds().repository()));
    }

    // ---- the rack

    /** Makes a rack the one that plays. What fits is adjusted while it sounds; otherwise a new engine takes over. */
    public CompletableFuture<Void> rack(SessionFile file, Path folder) {
        return done(() -> performance.load(file, folder));
    }

    /** The rack that plays, null before the first. */
    public @Nullable SessionFile rack() {
        LiveRack now = performance.rack();
        return now == null ? null : now.file();
    }

    /**
     * A program was saved: slots that play it take it over at their next firing; a broken one keeps the last good. Fails with an
     * {@link OutsideException} where the file has gone again.
     */
    public CompletableFuture<Void> saved(Path program) {
        return background(() -> {
            performance.saved(program);
            return null;
        });
    }

    // ---- transport

    /** Starts the rack's songs and its MIDI file; false where it has neither. */
    public CompletableFuture<Boolean> playRack() {
        return background(performance::play);
    }

    /** Tunes what plays from now on: A4 in Hz, 220 to 880, where a program sets none. */
    public void tuning(double hz) {
        performance.tuning(hz);
    }

    /** Plays a program in song mode. Gives false where it has errors. */
    public CompletableFuture<Boolean> playSong(Path program, String text) {
        return background(() -> performance.playSong(program, text));
    }

    /** Stops songs and MIDI file; voices release. */
    public CompletableFuture<Void> stop() {
        return done(performance::stop);
    }

    /** Kills voices, queued events and tails, at once. */
    public CompletableFuture<Void> panic() {
        performance.panic();
        return done(performance::stopped);
    }

    private CompletableFuture<Void> done(Runnable work) {
        return background(() -> {
            work.run();
            return null;
        });
    }

    // ---- playing

    /** A key of the on-screen keyboard, on channel 1; velocity 0 lets it go. Any thread. */
    public void key(int key, int velocity) {
        message((velocity > 0 ? Midi.NOTE_ON : Midi.NOTE_OFF) | key << 8 | velocity << 16);
    }

    /** A channel message packed as in {@link org.songwalker.midi.MidiWord}. Any thread. */
    private void message(int word) {
        keys.message(performance.rack(), word);
    }

    /** Whether a message has reached a slot within the last 150 ms. */
    public boolean lamp(int slot) {
        return keys.lamp(slot);
    }

    // ---- what can be seen

    public boolean playing() {
        if (performance.takeEnded()) {
            stop();
        }
        return performance.playing();
    }

    /** Figures of this moment. Any thread. */
    public Figures figures() {
        Engine engine = source.engine();
        long drops = output.drops() + engine.control().droppedCommands() + engine.control().droppedMessages();
        return new Figures(engine.voices(), output.monitor().load(), drops, playing(), output.format(), output.sentence());
    }

    /** Share of the time that the voices of a slot take, 0 to 1 and above; 0 until it has been measured. Any thread. */
    public double load(int slot) {
        return budget.load(slot);
    }

    /** Level of the sum of all slots. */
    public Meter master() {
        return source.engine().masterMeter();
    }

    /** Level of a slot; null where the rack has none of that number. */
    public @Nullable Meter meter(int slot) {
        LiveRack now = performance.rack();
        return now == null || slot >= now.auditionSlot() ? null : now.engine().slotMeter(slot);
    }

    /** Has the user read one sentence, in the Console and at the foot of the window. Any thread. */
    public void say(String sentence) {
        listeners.said(sentence);
    }
}
