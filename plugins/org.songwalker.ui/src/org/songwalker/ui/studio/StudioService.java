// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.Command;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.engine.device.AudioOutput;
import org.songwalker.engine.device.Devices;
import org.songwalker.engine.device.InputFeed;
import org.songwalker.engine.mix.Meter;
import org.songwalker.lang.PresetCatalog;
import org.songwalker.lang.SwCompiler;
import org.songwalker.midi.MidiInputs;
import org.songwalker.runtime.EndMode;
import org.songwalker.runtime.music.Tuning;
import org.songwalker.session.MidiRack;
import org.songwalker.session.OutsideException;
import org.songwalker.session.Problem;
import org.songwalker.session.RepositoryCatalog;
import org.songwalker.session.Session;
import org.songwalker.session.SessionFile;
import org.songwalker.session.SlotCompiler;
import org.songwalker.session.Sounds;

/**
 * The live session of the Studio. Every call returns at once; compiling, loading and devices run on the sessions thread. Keys go straight
 * to the engine's queue, so they sound while something is being compiled.
 */
public final class StudioService {
    /** Frames per second of the engine. */
    public static final double SAMPLE_RATE = 48_000;

    private final SessionsThread sessions = new SessionsThread();
    private final List<StudioListener> listeners = new CopyOnWriteArrayList<>();
    private final EngineSwitch source = new EngineSwitch(new Engine(EngineSettings.at(SAMPLE_RATE).withSlots(1)));
    private final KeyInput keys = new KeyInput(source);
    private final Output output = new Output(source, SAMPLE_RATE, this::said);
    private final Budget budget = new Budget(source, output.monitor(), this::said);
    private final InputFeed input = new InputFeed(() -> source.engine().soundIn(), SAMPLE_RATE, this::said);
    private final MidiInputs midi = new MidiInputs();
    private volatile CompletableFuture<PresetCatalog> catalog = new CompletableFuture<>();
    private volatile @Nullable LiveRack rack;
    private volatile boolean playing;
    private volatile double a4Hz = Tuning.A4_HZ;
    private volatile List<String> libraries = List.of();
    private @Nullable SlotCompiler compiler;
    private int block = AudioOutput.DEFAULT_BLOCK;

    /** Called by the component runtime. */
    void activate() { }

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
            block = settings.block();
            hear();
            String wanted = settings.midiIn();
            MidiInputs.Listener listener = this::message;
            if (wanted == null) {
                midi.openAll(listener);
            } else {
                midi.open(wanted, listener);
            }
            budget.start();
            changed();
            return sentence;
        });
    }

    /** Names of the MIDI inputs in use. */
    public List<String> midiInputs() {
        return midi.opened();
    }

    /** Reads the libraries anew; programs that are loaded from now on use them. */
    public CompletableFuture<PresetCatalog> libraries(List<String> places) {
        libraries = List.copyOf(places);
        return background(() -> {
            Libraries.Opened opened = Libraries.open(places);
            opened.complaints().forEach(this::said);
            PresetCatalog known = new RepositoryCatalog(opened.repository());
            compiler = compiler(new Sounds(opened.repository(), new Devices()::inputChannels));
            if (!catalog.complete(known)) {
                catalog = CompletableFuture.completedFuture(known);
            }
            listeners.forEach(listener -> listener.presets(known));
            changed();
            return known;
        });
    }

    /** The presets at hand, once they are known. */
    public CompletableFuture<PresetCatalog> catalog() {
        return catalog;
    }

    private SlotCompiler compiler() {
        if (compiler == null) {
            compiler = compiler(new Sounds(Libraries.open(libraries).repository(), new Devices()::inputChannels));
        }
        return compiler;
    }

    private static SlotCompiler compiler(Sounds sounds) {
        return new SlotCompiler(new SwCompiler(PresetCatalog.NONE), sounds);
    }

    /** Opens the audio input where a program of the rack uses it, and gives it back where none does. Sessions thread. */
    private void hear() {
        LiveRack now = rack;
        input.use(now == null ? 0 : now.inputChannels(), block);
    }

    /** Compiles and loads a session for an offline render. */
    public CompletableFuture<Session> prepare(SessionFile file, Path folder) {
        return background(() -> Session.prepare(file, folder, compiler(compiler().sounds().offline()), SAMPLE_RATE));
    }

    /** Makes the files of a rack that plays a MIDI file, with presets of the libraries at hand. */
    public CompletableFuture<MidiRack.Files> midiRack(Path file) {
        return background(() -> MidiRack.read(file, compiler().sounds().repository()));
    }

    // ---- the rack

    /** Makes a rack the one that plays. What fits is adjusted while it sounds; otherwise a new engine takes over. */
    public CompletableFuture<Void> rack(SessionFile file, Path folder) {
        return background(() -> {
            LiveRack old = rack;
            if (old != null && old.fits(file, folder)) {
                old.adjust(file);
            } else {
                try {
                    LiveRack next = LiveRack.load(file, folder, compiler(), SAMPLE_RATE);
                    next.engine().control().submit(new Command.Tuning(a4Hz));
                    rack = next;
                    playing = false;
                    keys.turnTo(next);
                    hear();
                    for (int i = 0; i < next.outcomes().size(); i++) {
                        problems(next.source(i), next.outcomes().get(i).problems());
                    }
                } catch (OutsideException e) {
                    said(e.getMessage());
                }
            }
            changed();
            return null;
        });
    }

    /** The rack that plays, null before the first. */
    public @Nullable SessionFile rack() {
        LiveRack now = rack;
        return now == null ? null : now.file();
    }

    /**
     * A program was saved: slots that play it take it over at their next firing; a broken one keeps the last good. Fails with an
     * {@link OutsideException} where the file has gone again.
     */
    public CompletableFuture<Void> saved(Path program) {
        return background(() -> {
            String text = Session.readText(program);
            LiveRack now = rack;
            Path path = program.normalize();
            for (int i = 0; now != null && i < now.outcomes().size(); i++) {
                if (now.source(i).equals(path)) {
                    SlotCompiler.Outcome outcome = now.replace(i, text);
                    problems(path, outcome.problems());
                    if (outcome.program() == null) {
                        said(path.getFileName() + " has errors; slot " + (i + 1) + " keeps its last good program.");
                    }
                }
            }
            hear();
            changed();
            return null;
        });
    }

    // ---- transport

    /** Starts the rack's songs and its MIDI file. */
    public CompletableFuture<Boolean> playRack() {
        return background(() -> {
            LiveRack now = rack;
            if (now == null || !now.plays()) {
                said("The rack has no slot in song mode and no MIDI file; play it with the keyboard, or set a slot to song mode.");
                return false;
            }
            started(now.play());
            hear();
            return true;
        });
    }

    /** Tunes what plays from now on: A4 in Hz, 220 to 880, where a program sets none. */
    public void tuning(double hz) {
        a4Hz = hz;
        source.engine().control().submit(new Command.Tuning(hz));
    }

    /** Plays a program in song mode. Gives false where it has errors. */
    public CompletableFuture<Boolean> playSong(Path program, String text) {
        return background(() -> {
            LiveRack now = rack;
            if (now == null) {
                now = LiveRack.load(SessionFile.of(List.of()), program.getParent(), compiler(), SAMPLE_RATE);
                now.engine().control().submit(new Command.Tuning(a4Hz));
                rack = now;
                keys.turnTo(now);
            }
            SlotCompiler.Outcome outcome = now.playSong(program, text);
            problems(program.normalize(), outcome.problems());
            if (outcome.score() == null) {
                Problem first = outcome.problems().stream().filter(Problem::error).findFirst().orElseThrow();
                said(program.getFileName() + " has errors and is not played; the first is in line " + first.line() + ": "
                        + first.message());
                return false;
            }
            hear();
            started(outcome.score().endMode());
            return true;
        });
    }

    private void started(EndMode mode) {
        source.watch(mode);
        playing = true;
        changed();
    }

    /** Stops songs and MIDI file; voices release. */
    public CompletableFuture<Void> stop() {
        return background(() -> {
            source.engine().control().submit(new Command.Stop());
            stopped();
            return null;
        });
    }

    /** Kills voices, queued events and tails, at once. */
    public CompletableFuture<Void> panic() {
        source.engine().control().submit(new Command.Panic());
        return background(() -> {
            stopped();
            return null;
        });
    }

    private void stopped() {
        source.unwatch();
        playing = false;
        changed();
    }

    // ---- playing

    /** A key of the on-screen keyboard, on channel 1; velocity 0 lets it go. Any thread. */
    public void key(int key, int velocity) {
        message((velocity > 0 ? Midi.NOTE_ON : Midi.NOTE_OFF) | key << 8 | velocity << 16);
    }

    /** A channel message packed as in {@link org.songwalker.midi.MidiWord}. Any thread. */
    private void message(int word) {
        keys.message(rack, word);
    }

    /** Whether a message has reached a slot within the last 150 ms. */
    public boolean lamp(int slot) {
        return keys.lamp(slot);
    }

    // ---- what can be seen

    public boolean playing() {
        if (source.takeEnded()) {
            playing = false;
            background(() -> {
                source.engine().control().submit(new Command.Stop());
                changed();
                return null;
            });
        }
        return playing;
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
        LiveRack now = rack;
        return now == null || slot >= now.auditionSlot() ? null : now.engine().slotMeter(slot);
    }

    /** Has the user read one sentence, in the Console and at the foot of the window. Any thread. */
    public void say(String sentence) {
        said(sentence);
    }

    private void said(String sentence) {
        listeners.forEach(listener -> listener.said(sentence));
    }

    private void problems(Path program, List<Problem> problems) {
        listeners.forEach(listener -> listener.problems(program, new ArrayList<>(problems)));
    }

    private void changed() {
        listeners.forEach(StudioListener::changed);
    }
}
