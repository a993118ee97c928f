// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.BlockSource;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Warmup;
import org.songwalker.engine.device.AudioInput;
import org.songwalker.engine.device.AudioOutput;
import org.songwalker.engine.device.BudgetWatch;
import org.songwalker.engine.device.CpuBudget;
import org.songwalker.engine.device.InputFeed;
import org.songwalker.engine.device.LoadMonitor;
import org.songwalker.engine.device.MasterTap;
import org.songwalker.engine.device.OutputResult;
import org.songwalker.engine.device.VoiceCost;
import org.songwalker.engine.mix.PcmFormat;
import org.songwalker.midi.MidiInputs;
import org.songwalker.midi.RoutingTable;
import org.songwalker.runtime.words.EndMode;

/** Plays a session on a device, with MIDI devices where they are wanted. Any thread may call it; the audio runs in a thread of its own. */
public final class LivePlayer implements AutoCloseable {
    private static final long LONGEST_WARMUP_SECONDS = 10;
    private final Engine engine;
    private final AudioOutput output;
    private final @Nullable MidiInputs midi;
    private final InputFeed input;
    private final int inputChannels;
    private final Chain chain;
    private final BudgetWatch budget;

    /** Looks at the end of the session from the audio thread, where the engine may be asked. */
    private static final class EndWatch implements BlockSource {
        private final Engine engine;
        private final EndMode mode;
        private volatile long end = -1;
        private volatile long rendered;

        EndWatch(Engine engine, EndMode mode) {
            this.engine = engine;
            this.mode = mode;
        }

        @Override
        public void render(float[] out, int offset, int frames) {
            engine.render(out, offset, frames);
            rendered += frames;
            if (end < 0) {
                end = engine.endFrame(mode);
            }
        }

        boolean ended() {
            return end >= 0 && rendered >= end;
        }
    }

    private LivePlayer(Engine engine, AudioOutput output, Chain chain, @Nullable MidiInputs midi, InputFeed input,
            int inputChannels, Consumer<String> notices) {
        this.engine = engine;
        this.output = output;
        this.chain = chain;
        this.midi = midi;
        this.input = input;
        this.inputChannels = inputChannels;
        this.budget = BudgetWatch.start(() -> engine, chain.load(), VoiceCost.nanos(engine.settings()), notices);
    }

    /** What stands between engine and device, so that a switch of the device costs it no frame. */
    private record Chain(EndWatch watch, MasterTap tap, LoadMonitor load) {
        static Chain of(Engine engine, EndMode mode) {
            EndWatch watch = new EndWatch(engine, mode);
            MasterTap tap = new MasterTap(watch);
            return new Chain(watch, tap, new LoadMonitor(tap, engine.settings().sampleRate()));
        }
    }

    /** {@link #start(Session, EngineSettings, String, String, Consumer)} for a caller who does not listen. */
    public static LivePlayer start(Session session, EngineSettings settings, @Nullable String device, @Nullable String midiIn)
            throws OutsideException {
        return start(session, settings, device, midiIn, notice -> { });
    }

    /**
     * Opens the device, and the audio input where a program asks for one, and starts.
     *
     * @param device  name as the device list shows it, null for the default
     * @param midiIn  name of a MIDI input, {@code all}, or null for none
     * @param notices hears in a sentence each what becomes of devices: gone, stood in for, back. On threads of their own
     * @throws OutsideException where the output or the MIDI input cannot be had
     */
    public static LivePlayer start(Session session, EngineSettings settings, @Nullable String device, @Nullable String midiIn,
            Consumer<String> notices) throws OutsideException {
        CompletableFuture<Warmup.Report> warm = Warmup.inBackground(settings);
        Engine engine = session.start(settings);
        Chain chain = Chain.of(engine, session.endMode());
        switch (AudioOutput.open(chain.load(), device, settings.sampleRate(), AudioOutput.DEFAULT_BLOCK)) {
            case OutputResult.Unavailable unavailable -> throw new OutsideException(unavailable.sentence());
            case OutputResult.Opened opened -> {
                AudioOutput output = opened.output();
                MidiInputs midi = midiIn == null ? null : inputs(session, engine, midiIn, output);
                output.listen(notices);
                InputFeed input = new InputFeed(engine::soundIn, settings.sampleRate(), notices);
                input.use(session.inputChannels(), AudioOutput.DEFAULT_BLOCK);
                await(warm);
                LivePlayer player = new LivePlayer(engine, output, chain, midi, input, session.inputChannels(), notices);
                output.start();
                return player;
            }
        }
    }

    /** The first block runs compiled; a machine too slow to warm up in time begins cold. */
    private static void await(CompletableFuture<Warmup.Report> warm) {
        try {
            warm.get(LONGEST_WARMUP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            warm.cancel(true);
        }
    }

    private static MidiInputs inputs(Session session, Engine engine, String name, AudioOutput output) throws OutsideException {
        RoutingTable table = MidiPart.routing(session.file());
        MidiInputs inputs = new MidiInputs();
        MidiInputs.Listener listener = word -> engine.control().midi(MidiPart.word(word, table));
        List<MidiInputs.Event> events = name.equals("all") ? inputs.openAll(listener) : inputs.open(name, listener);
        if (events.stream().noneMatch(MidiInputs.Event.Opened.class::isInstance)) {
            String reason = events.stream().filter(MidiInputs.Event.Refused.class::isInstance).map(e -> ((MidiInputs.Event.Refused) e)
                    .reason()).findFirst()
                    .orElse("none is connected");
            inputs.close();
            output.close();
            throw new OutsideException("No MIDI input '" + name + "' can be opened (" + reason
                    + "); 'songwalker devices' lists what there is.");
        }
        return inputs;
    }

    public Engine engine() {
        return engine;
    }

    /** Whether all that was to be played has been rendered. Always false while MIDI devices play. */
    public boolean ended() {
        return midi == null && chain.watch().ended();
    }

    /**
     * Goes on playing on another device, or with other buffers.
     *
     * @param device name as the device list shows it, null for the default
     * @param block  frames per buffer, 16 to 16384
     * @throws OutsideException where that cannot be had; what plays goes on
     */
    public void switchTo(@Nullable String device, int block) throws OutsideException {
        if (output.switchTo(device, block) instanceof OutputResult.Unavailable unavailable) {
            throw new OutsideException(unavailable.sentence());
        }
        input.use(inputChannels, block);
    }

    /** The output itself: where the sound goes, in which format, how far. */
    public AudioOutput output() {
        return output;
    }

    /** The audio input that feeds the programs; empty where none asks for one, or none is there. */
    public Optional<AudioInput> input() {
        return input.input();
    }

    /** Where the time goes, slot by slot, how blocks meet their deadlines, and whether voices are held back; a tenth of a second old. */
    public CpuBudget.Report budget() {
        return budget.latest();
    }

    /**
     * Records what is heard from now on into a WAV file.
     *
     * @throws IOException           where the file cannot be begun
     * @throws IllegalStateException where a recording is under way
     */
    public Recording record(Path target, PcmFormat format) throws IOException {
        return Recording.master(chain.tap(), target, format, (int) Math.round(engine.settings().sampleRate()));
    }

    /** Times the device ran dry. */
    public long underruns() {
        return output.underruns();
    }

    /** Plays out what the device has, where {@code drain} is true, and gives everything back. */
    public void close(boolean drain) {
        budget.close();
        if (midi != null) {
            midi.close();
        }
        input.close();
        output.close(drain);
    }

    @Override
    public void close() {
        close(false);
    }
}
