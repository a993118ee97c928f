// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.BlockSource;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.engine.device.AudioOutput;
import org.songwalker.engine.device.InputFeed;
import org.songwalker.engine.device.PcmFormat;
import org.songwalker.engine.trace.Meter;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.midi.MidiInputs;
import org.songwalker.session.MidiRack;
import org.songwalker.session.Problem;
import org.songwalker.session.Recording;
import org.songwalker.session.Session;
import org.songwalker.session.SlotCompiler;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;

/**
 * The rack that plays, with its devices, libraries and transport. Every call returns at once: compiling, loading and opening devices run on
 * the sessions thread, keys and faders go straight to the engine. Any thread may call.
 *
 * <p>
 * A session file comes in by {@link #rack}: {@link Session#prepare} compiles and loads it, a {@link LiveRack} puts it into an engine, and
 * the {@link EngineSwitch} hands that engine to the device. Messages go through the {@link MidiRouter}. What the engine reports comes back
 * through the {@link Journal} to the {@link LiveListener}s, and through {@link #figures} and the meters.
 */
public final class LiveSession implements AutoCloseable {
    /** Frames per second of the engine. */
    public static final double SAMPLE_RATE = 48_000;
    private static final long JOURNAL_MILLIS = 50;

    private final Listeners listeners = new Listeners();
    private final SessionsThread sessions = new SessionsThread(listeners);
    private final EngineSwitch source = new EngineSwitch(new Engine(EngineSettings.at(SAMPLE_RATE).withSlots(1)));
    private final MidiRouter router = new MidiRouter(source);
    private final Output output = new Output(source, SAMPLE_RATE, listeners::said);
    private final Budget budget = new Budget(source, output.monitor(), listeners);
    private final InputFeed input = new InputFeed(source::engine, SAMPLE_RATE, listeners::said);
    private final MidiInputs midi = new MidiInputs();
    private final Libraries libraries = new Libraries(listeners, this::presetArrived);
    private final Transport transport = new Transport(source, listeners);
    private final Front front = new Front(listeners);
    private final Journal journal = new Journal(this::liveRack, listeners);
    private final ScheduledExecutorService watch = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("songwalker-journal").daemon(true).factory());
    private final PresetWatch presets = new PresetWatch(sessions, watch, this::liveRack, libraries::compiler, listeners);
    private volatile @Nullable LiveRack rack;
    /** The rack that was asked for last; the one in force follows it. */
    private volatile @Nullable Wanted wanted;
    private int block = AudioOutput.DEFAULT_BLOCK;
    private boolean watching;
    private String unheard = "";
    private String midiWarning = "";

    private record Wanted(SessionFile file, Path folder) {}

    public void addListener(LiveListener listener) {
        listeners.add(listener);
    }

    public void removeListener(LiveListener listener) {
        listeners.remove(listener);
    }

    /** Runs something that takes time and must not overlap with compiling or loading. */
    public <T> CompletableFuture<T> background(Callable<T> work) {
        return sessions.background(work);
    }

    /** Finishes the current work and gives the devices back; nothing plays any more. */
    @Override
    public void close() {
        sessions.background(() -> {
            watch.shutdown();
            midi.close();
            budget.close();
            input.close();
            output.close();
            return null;
        });
        sessions.close();
    }

    // ---- devices and libraries

    /** Opens the devices, or changes to others. Gives why the wanted output does not play, empty if it does. */
    public CompletableFuture<String> devices(AudioSettings settings) {
        return background(() -> {
            String sentence = output.open(settings.device(), settings.block());
            block = settings.block();
            useInput();
            String wantedInput = settings.midiIn();
            if (wantedInput == null) {
                midi.openAll(router::message);
            } else {
                midi.open(wantedInput, router::message);
            }
            budget.start();
            watch();
            listeners.changed();
            return sentence;
        });
    }

    /** Reads the journal and looks for the end of a performance from now on. Sessions thread. */
    private void watch() {
        if (!watching) {
            watching = true;
            watch.scheduleWithFixedDelay(this::look, JOURNAL_MILLIS, JOURNAL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Reads what the engine has said; stops what has ended by itself. The journal's thread. */
    void look() {
        try {
            journal.read();
            tellUnheard();
            if (transport.takeEnded()) {
                stop();
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            listeners.failed("What the engine reported could not be shown.", e);
        }
    }

    /** Tells the listeners if the last key was heard by nobody, or if that is over. The journal's thread. */
    private void tellUnheard() {
        int word = router.unheard();
        LiveRack now = rack;
        String why = word == 0 ? "" : now == null ? "the rack is empty" : now.whyUnheard(word);
        if (!why.equals(unheard)) {
            unheard = why;
            listeners.unheard(why);
        }
    }

    /** Names of the MIDI inputs in use. */
    public List<String> midiInputs() {
        return midi.opened();
    }

    /** Opens these preset libraries; programs that are compiled from now on use them. */
    public CompletableFuture<PresetCatalog> libraries(List<String> places) {
        libraries.choose(places);
        return background(() -> {
            PresetCatalog known = libraries.open();
            front.stale();
            settleFront();
            presets.reload();
            return known;
        });
    }

    /** The presets at hand, once they are known. */
    public CompletableFuture<PresetCatalog> catalog() {
        return libraries.catalog();
    }

    /** The libraries in force, as {@link #libraries} opened them last. */
    public CompletableFuture<OpenLibraries> openLibraries() {
        return background(libraries::opened);
    }

    /**
     * Compiles and loads a session for an offline render.
     *
     * @param sampleRate frames per second of the render
     */
    public CompletableFuture<Session> prepare(SessionFile file, Path folder, double sampleRate) {
        return background(() -> Session.prepare(file, folder, libraries.offline(), sampleRate));
    }

    /** Makes the files of a rack that plays a MIDI file, with presets of the libraries at hand. */
    public CompletableFuture<MidiRack.Files> midiRack(Path file) {
        return background(() -> MidiRack.read(file, libraries.compiler().sounds().repository()));
    }

    // ---- the rack

    /**
     * Makes a rack the one that plays. If the rack in force differs only in names, channels, faders and switches, the engine hears of them
     * before this returns, and the newest call wins; otherwise a new engine takes over after compiling and loading.
     */
    public CompletableFuture<Void> rack(SessionFile file, Path folder) {
        wanted = new Wanted(file, folder);
        follow(rack);
        return done(this::settle);
    }

    /** Takes over faders, switches and channels of the wanted file, if they are all that differs. */
    private boolean follow(@Nullable LiveRack now) {
        if (now == null) {
            return false;
        }
        synchronized (now) { // who comes last reads the newest file
            Wanted newest = wanted;
            if (newest == null || !now.fits(newest.file(), newest.folder())) {
                return false;
            }
            now.adjust(newest.file());
            router.route(now);
            return true;
        }
    }

    private void settle() {
        Wanted newest = wanted;
        if (newest != null && !follow(rack)) {
            try {
                LiveRack next = turnTo(Session.prepare(newest.file(), newest.folder(), libraries.compiler(), SAMPLE_RATE));
                follow(next); // faders that were moved while it was loading
                next.slots().forEach(slot -> slot.outcome().problems(slot.settings().source(), slot.source()).forEach(listeners::problems));
                tellOfMidi(next.midiWarning());
            } catch (OutsideException e) {
                listeners.said(e.getMessage());
            }
        }
        settleFront();
        presets.follow();
        listeners.changed();
    }

    /** Once, however often the rack is loaded again. */
    private void tellOfMidi(String warning) {
        if (!warning.equals(midiWarning)) {
            midiWarning = warning;
            if (!warning.isEmpty()) {
                listeners.said(warning);
            }
        }
    }

    /**
     * The program that the user looks at, which may have unsaved changes. If it is in no slot of the rack, keys play it alone, and each
     * text of it that compiles takes over at the next key. A song is played by {@link #playSong} instead, so the rack hears the keys
     * meanwhile.
     *
     * @param program null if the user looks at no program; then the rack hears the keys
     * @param text    what its editor shows
     */
    public CompletableFuture<Void> front(@Nullable Path program, String text) {
        front.show(program, text);
        return done(() -> {
            settleFront();
            listeners.changed();
        });
    }

    private void presetArrived() {
        presets.arrived();
    }

    /**
     * Lets the keys play a preset alone, until another one or null; what plays by itself plays on. Until the preset is loaded, who heard
     * the keys hears them.
     *
     * @param preset name as {@code loadPreset} takes it; null ends it
     * @return true if the keys play the preset; false if the rack has no slot left for it, or another has replaced it meanwhile
     */
    public CompletableFuture<Boolean> audition(@Nullable String preset) {
        front.attempt(preset);
        CompletableFuture<Void> there = preset == null ? CompletableFuture.completedFuture(null)
                : background(() -> libraries.compiler().sounds()).thenAcceptAsync(sounds -> sounds.fetch(preset),
                        work -> Thread.ofVirtual().name("fetch " + preset).start(work));
        return there.thenCompose(done -> background(() -> {
            settleFront();
            listeners.changed();
            return front.target().place() == KeyTarget.Place.AUDITION && Objects.equals(front.attempted(), preset);
        }));
    }

    /** The preset that {@link #audition} lets the keys play; null if none. */
    public @Nullable String auditioned() {
        return front.attempted();
    }

    /** Who hears the keys. */
    public KeyTarget keyTarget() {
        return front.target();
    }

    private void settleFront() {
        LiveRack now = rack;
        if (now == null && front.any()) {
            now = turnTo(empty());
        }
        if (now != null) {
            try {
                front.settle(now, libraries.compiler());
            } catch (IllegalArgumentException e) { // a slot keeps 128 names of song properties, and programs before this one took them
                now = renewed(now);
                front.settle(now, libraries.compiler());
            }
            router.route(now);
            useInput();
            presets.follow();
        }
    }

    /** The same rack in a new engine. */
    private LiveRack renewed(LiveRack old) {
        try {
            return turnTo(Session.prepare(old.file(), old.folder(), libraries.compiler(), SAMPLE_RATE));
        } catch (OutsideException e) {
            listeners.said(e.getMessage());
            return turnTo(empty());
        }
    }

    /** A rack without slots, for what plays before any rack is loaded. */
    private Session empty() {
        try {
            return Session.prepare(SessionFile.of(List.of()), Path.of(""), libraries.compiler(), SAMPLE_RATE);
        } catch (OutsideException e) {
            throw new IllegalStateException(e); // it has no files
        }
    }

    LiveRack turnTo(Session session) {
        LiveRack next = new LiveRack(session, SAMPLE_RATE);
        transport.takeOver(next);
        rack = next;
        router.turnTo(next);
        useInput();
        return next;
    }

    /** The session that plays, with every fader where it stands; null before the first. */
    public @Nullable SessionFile rack() {
        LiveRack now = rack;
        return now == null ? null : now.file();
    }

    @Nullable
    LiveRack liveRack() {
        return rack;
    }

    /**
     * A program was saved: slots that play it, or a program that uses it, take it over at their next firing; a broken one leaves them the
     * last good. Fails with an {@link OutsideException} if the file has gone again.
     */
    public CompletableFuture<Void> saved(Path program) {
        return background(() -> {
            Path saved = program.toAbsolutePath().normalize();
            takeOver(saved, Session.readText(program));
            LiveRack now = rack;
            for (Path user : now == null ? List.<Path>of() : now.users(saved)) {
                takeOver(user, Session.readText(user));
            }
            if (now != null && front.uses(now, saved)) {
                front.stale();
                settleFront();
            }
            return null;
        });
    }

    private void takeOver(Path program, String text) {
        LiveRack now = rack;
        for (int i = 0; now != null && i < now.slots().size(); i++) {
            if (now.slots().get(i).source().equals(program)) {
                SlotCompiler.Outcome outcome = now.replace(i, text, libraries.compiler());
                journal.forget(i);
                outcome.problems(now.slots().get(i).settings().source(), program).forEach(listeners::problems);
                if (outcome.program() == null) {
                    listeners.said(program.getFileName() + " has errors; slot " + (i + 1) + " keeps its last good program.");
                }
            }
        }
        useInput();
        presets.follow();
        listeners.changed();
    }

    /** Opens the audio input if a program of the rack uses it, and gives it back if none does. Sessions thread. */
    private void useInput() {
        LiveRack now = rack;
        input.use(now == null ? 0 : now.inputChannels(), block);
    }

    // ---- transport

    /** Starts the rack's songs and its MIDI file; gives false if it has neither. */
    public CompletableFuture<Boolean> playRack() {
        return background(() -> {
            boolean plays = transport.play(rack);
            useInput();
            return plays;
        });
    }

    /** Plays a program in song mode beside the rack; gives false if it has errors. */
    public CompletableFuture<Boolean> playSong(Path program, String text) {
        return background(() -> {
            LiveRack now = rack;
            if (now == null) {
                now = turnTo(empty());
            }
            if (!now.roomForSong()) {
                listeners.said("The rack has " + SessionFile.MAX_SLOTS + " slots, so no song plays beside it; remove a slot of it.");
                return false;
            }
            journal.forget(now.auditionSlot());
            boolean plays = transport.playSong(now, program, text, libraries.compiler());
            useInput();
            presets.follow();
            return plays;
        });
    }

    /** Stops songs and MIDI file; voices release. */
    public CompletableFuture<Void> stop() {
        return done(() -> {
            transport.stop(rack);
            useInput();
        });
    }

    /** Kills voices, queued events and tails, before this returns. */
    public CompletableFuture<Void> panic() {
        transport.panic();
        return done(() -> {
            transport.stopped(rack);
            useInput();
        });
    }

    private CompletableFuture<Void> done(Runnable work) {
        return background(() -> {
            work.run();
            return null;
        });
    }

    /** True if songs or a MIDI file run. */
    public boolean playing() {
        return transport.playing();
    }

    /** Where the songs or the MIDI file are that run; null if none does. */
    public @Nullable Position position() {
        return transport.position();
    }

    /** Tunes what plays from now on: A4 in Hz, 220 to 880, unless a program sets its own. */
    public void tuning(double hz) {
        transport.tuning(hz);
    }

    /** How long a performance waits; see {@link #perform}. */
    public interface Patience {
        /** Waits a moment; returns whether to play on. */
        boolean goOn() throws InterruptedException;
    }

    /**
     * Plays a session from its start and returns when it has ended or when its caller wants no more: what {@code songwalker play} does.
     * Nothing replaces a device that cannot be opened. For a live session that plays nothing yet; the calling thread opens the devices and
     * waits.
     *
     * @param device   audio output by the name that the device list shows, null for the default
     * @param midiIn   name of a MIDI input, {@code all}, or null for none; with MIDI inputs a performance does not end by itself
     * @param patience asked again and again
     * @return figures of the moment before the device was given back
     * @throws OutsideException if the output or the MIDI input cannot be had
     */
    public Figures perform(Session session, @Nullable String device, @Nullable String midiIn, Patience patience)
            throws OutsideException, InterruptedException {
        LiveRack plays = turnTo(session);
        CompletableFuture<?> warm = budget.start();
        output.openOnly(device, block);
        if (midiIn != null) {
            openInput(midiIn);
        }
        boolean ended = false;
        try {
            Budget.await(warm);
            transport.start(plays);
            output.start();
            watch();
            boolean more = true;
            while (more && (midiIn != null || playing())) {
                more = patience.goOn();
            }
            ended = more;
            look();
            return figures();
        } finally {
            output.close(ended);
        }
    }

    private void openInput(String name) throws OutsideException {
        List<MidiInputs.Event> events = name.equals("all") ? midi.openAll(router::message) : midi.open(name, router::message);
        if (events.stream().noneMatch(MidiInputs.Event.Opened.class::isInstance)) {
            String reason = events.stream()
                    .filter(MidiInputs.Event.Refused.class::isInstance)
                    .map(event -> ((MidiInputs.Event.Refused) event).reason())
                    .findFirst()
                    .orElse("none is connected");
            throw new OutsideException(
                    "No MIDI input '" + name + "' can be opened (" + reason + "); 'songwalker devices' lists what there is.");
        }
    }

    // ---- playing

    /** A key of the on-screen keyboard, on channel 1; velocity 0 lets it go. */
    public void key(int key, int velocity) {
        router.message(Midi.message(velocity > 0 ? Midi.NOTE_ON : Midi.NOTE_OFF, key, velocity));
    }

    /** True if a message has reached a slot within the last 150 ms. */
    public boolean lamp(int slot) {
        return router.lamp(slot);
    }

    /**
     * Records what is heard from now on into a WAV file.
     *
     * @throws IOException           if the file cannot be begun
     * @throws OutsideException      if the target cannot be written
     * @throws IllegalStateException if a recording is running
     */
    public Recording record(Path target, PcmFormat format) throws IOException, OutsideException {
        return Recording.master(output.tap(), target, format, (int) SAMPLE_RATE);
    }

    // ---- what can be seen

    /** Figures of this moment. */
    public Figures figures() {
        Figures.Drops drops = journal.drops().plus(new Figures.Drops(output.underruns(), 0, 0, 0, 0));
        return new Figures(source.engine().voices(), output.monitor().load(), drops, playing(), output.format(), output.sentence());
    }

    /** Share of the time that the voices of a slot take, 0 to 1 and above; 0 until it has been measured. */
    public double load(int slot) {
        return budget.load(slot);
    }

    /** The last fault of a slot since its program was compiled; null if there was none. */
    public @Nullable Problem fault(int slot) {
        return journal.latest(slot);
    }

    /** True if a slot plays an older text of its program, because the saved one has errors. */
    public boolean older(int slot) {
        LiveRack now = rack;
        return now != null && slot < now.slots().size() && now.slots().get(slot).older();
    }

    /** True if an older text of a program sounds, in a slot or as the program in front, because the newest has errors. */
    public boolean older(Path program) {
        KeyTarget keys = keyTarget();
        LiveRack now = rack;
        return keys.place() == KeyTarget.Place.OLDER && program.equals(keys.program())
                || now != null && now.slots().stream().anyMatch(slot -> slot.older() && slot.source().equals(program));
    }

    /** Level of the sum of all slots. */
    public Meter master() {
        return source.engine().masterMeter();
    }

    /** Level of a slot; null if the rack has none of that number. */
    public @Nullable Meter meter(int slot) {
        LiveRack now = rack;
        return now == null || slot >= now.auditionSlot() ? null : now.engine().slotMeter(slot);
    }

    /** Has the user read one sentence. */
    public void say(String sentence) {
        listeners.said(sentence);
    }

    MidiRouter router() {
        return router;
    }

    /** What the device pulls from. */
    BlockSource source() {
        return source;
    }
}
