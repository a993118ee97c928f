// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.BlockSource;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.device.AudioOutput;
import org.songwalker.engine.device.OutputResult;
import org.songwalker.midi.MidiInputs;
import org.songwalker.midi.RoutingTable;
import org.songwalker.runtime.EndMode;

/** Plays a session on a device, with MIDI devices where they are wanted. Any thread may call it; the audio runs in a thread of its own. */
public final class LivePlayer implements AutoCloseable {
    private final Engine engine;
    private final AudioOutput output;
    private final @Nullable MidiInputs midi;
    private final EndWatch watch;

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

    private LivePlayer(Engine engine, AudioOutput output, EndWatch watch, @Nullable MidiInputs midi) {
        this.engine = engine;
        this.output = output;
        this.watch = watch;
        this.midi = midi;
    }

    /**
     * Opens the device and starts.
     *
     * @param device name as the device list shows it, null for the default
     * @param midiIn name of a MIDI input, {@code all}, or null for none
     * @throws OutsideException where a device cannot be had
     */
    public static LivePlayer start(Session session, EngineSettings settings, @Nullable String device, @Nullable String midiIn)
            throws OutsideException {
        Engine engine = session.start(settings);
        EndWatch watch = new EndWatch(engine, session.endMode());
        switch (AudioOutput.open(watch, device, settings.sampleRate(), AudioOutput.DEFAULT_BLOCK)) {
            case OutputResult.Unavailable unavailable -> throw new OutsideException(unavailable.sentence());
            case OutputResult.Opened opened -> {
                MidiInputs midi = midiIn == null ? null : inputs(session, engine, midiIn);
                opened.output().start();
                return new LivePlayer(engine, opened.output(), watch, midi);
            }
        }
    }

    private static MidiInputs inputs(Session session, Engine engine, String name) throws OutsideException {
        RoutingTable table = MidiPart.routing(session.file());
        MidiInputs inputs = new MidiInputs();
        MidiInputs.Listener listener = word -> engine.control().midi(MidiPart.word(word, table));
        List<MidiInputs.Event> events = name.equals("all") ? inputs.openAll(listener) : inputs.open(name, listener);
        if (events.stream().noneMatch(MidiInputs.Event.Opened.class::isInstance)) {
            String reason = events.stream().filter(MidiInputs.Event.Refused.class::isInstance).map(e -> ((MidiInputs.Event.Refused) e)
                    .reason()).findFirst()
                    .orElse("none is connected");
            inputs.close();
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
        return midi == null && watch.ended();
    }

    /** Hears in a sentence each that the device has gone, what stands in, and that it is back. On a thread of its own. */
    public void listen(java.util.function.Consumer<String> listener) {
        output.listen(listener);
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
    }

    /** The output itself: where the sound goes, in which format, how far. */
    public AudioOutput output() {
        return output;
    }

    /** Times the device ran dry. */
    public long underruns() {
        return output.underruns();
    }

    /** Plays out what the device has, where {@code drain} is true, and gives everything back. */
    public void close(boolean drain) {
        if (midi != null) {
            midi.close();
        }
        output.close(drain);
    }

    @Override
    public void close() {
        close(false);
    }
}
