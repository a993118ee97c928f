// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.List;
import org.songwalker.engine.dsp.Kernels;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.input.SoundIn;
import org.songwalker.engine.mix.HandleControls;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.slot.Mixer;
import org.songwalker.engine.slot.Slot;
import org.songwalker.engine.song.SongPlayer;
import org.songwalker.engine.trace.Meter;
import org.songwalker.engine.trace.TraceLog;
import org.songwalker.engine.trace.TraceRing;
import org.songwalker.engine.voice.NoteStarter;
import org.songwalker.engine.voice.VoiceListener;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.engine.voice.VoiceRenderer;
import org.songwalker.engine.voice.VoiceStarter;
import org.songwalker.engine.voice.Voices;
import org.songwalker.runtime.time.TransportState;
import org.songwalker.runtime.words.EndMode;

/**
 * Renders a rack of slots to stereo frames, live or offline with the same result: the engine works in slices of 64 frames that start at
 * multiples of 64, so the caller's block length cannot change the output. Several engines may live in one process.
 *
 * <p>
 * <b>In:</b> {@link EngineControl#submit} takes a {@link Command} from any thread (a program, a song, an instrument, a fader) and prepares
 * what it needs; {@link EngineControl#midi} takes live messages; {@link #soundIn} takes the sound of input devices.
 *
 * <p>
 * <b>A slice:</b> {@link #render} runs on one thread. At the start of a slice {@link CommandRunner} applies the prepared commands and
 * {@link Sequence} delivers messages to their {@link Slot}s. Then the slice is rendered from event to event: at each frame that has events,
 * gates close, the MIDI file's messages arrive, {@link SongPlayer}s start their notes and firings run their strands; both start voices
 * through {@link NoteStarter}. Between events {@link VoiceRenderer} renders all {@link Voices} into their buses. At the end {@link Mixer}
 * joins slots and effect buses in the master.
 *
 * <p>
 * <b>Out:</b> stereo frames to the caller; what happened to {@link #trace}; meters and {@link #status} to any thread; and the applied
 * commands to {@link #drainLog}, from which {@link Twin} repeats the performance bit for bit.
 */
public final class Engine implements VoiceListener {
    private final EngineSettings settings;
    private final TransportState transport;
    private final TraceRing trace;
    private final TraceLog traceLog;
    private final LogRing log = new LogRing(1 << 14);
    private final VoicePool pool;
    private final Voices voices;
    private final VoiceStarter starter;
    private final VoiceRenderer renderer;
    private final String kernel;
    private final NoteStarter noteStarter;
    private final Slot[] slots;
    private final Mixer mixer;
    private final EngineControl control;
    private final Sequence sequence;
    private final CommandRunner runner;
    private final StatusBoard board;
    private final SoundIn soundIn;
    private boolean started;
    private long frame;
    private int handedOut = Slice.FRAMES;
    private long lastGate;
    private long lastVoice;
    private long lastTail;

    public Engine(EngineSettings settings) {
        this.settings = settings;
        double rate = settings.sampleRate();
        transport = new TransportState(rate);
        soundIn = new SoundIn(rate);
        trace = new TraceRing(settings.traceCapacity());
        traceLog = new TraceLog(trace);
        pool = new VoicePool(settings.voices(), settings.slots(), rate, this);
        voices = pool.voices();
        starter = new VoiceStarter(pool, settings.stealer(), settings.voicesPerSlot(), settings.voices());
        Kernels kernels = settings.kernel().kernels(settings.quality());
        renderer = new VoiceRenderer(pool, kernels, soundIn.slice());
        kernel = kernels.name();
        noteStarter = new NoteStarter(pool, starter, trace, new VoiceBus(new HandleControls(), EffectChain.of(List.of(), rate), rate));
        slots = new Slot[settings.slots()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Slot(i, settings.slot(), pool, trace, transport, noteStarter);
        }
        mixer = new Mixer(slots, rate);
        control = new EngineControl(settings, slots, transport);
        sequence = new Sequence(slots, transport);
        runner = new CommandRunner(slots, mixer, transport, sequence, pool, starter, soundIn);
        board = new StatusBoard(slots.length);
    }

    public EngineSettings settings() {
        return settings;
    }

    /** Which kernels were chosen: {@code vector} or {@code scalar}. */
    public String kernel() {
        return kernel;
    }

    /** Entry for commands and MIDI messages. */
    public EngineControl control() {
        return control;
    }

    /** The reader of the trace; one thread at a time. */
    public TraceLog trace() {
        return traceLog;
    }

    /** Entry for the sound of input devices, which {@code AudioInput(n)} plays. */
    public SoundIn soundIn() {
        return soundIn;
    }

    /** Appends the log entries since the last call, the sound of inputs included, in order of frames. One reader's thread. */
    public void drainLog(List<CommandLog.Entry> to) {
        // Entries after this frame stay in both rings until the next call, so that entries are in order across calls too.
        long before = board.get(StatusBoard.FRAME);
        int from = to.size();
        log.drain(to, before);
        soundIn.drain((sound, start) -> to.add(new CommandLog.Entry(start, new Command.Input(sound))), before);
        to.subList(from, to.size()).sort(Comparator.comparingLong(CommandLog.Entry::frame));
    }

    /** Log entries lost because the log was not drained in time. Any thread. */
    public long droppedLogEntries() {
        return log.dropped() + soundIn.droppedLogEntries();
    }

    // ---- rendering

    /**
     * Writes {@code frames} frames of interleaved stereo, starting at index {@code offset} (in floats). One thread.
     *
     * @throws IllegalArgumentException if the array is too small
     */
    @AudioThread
    public void render(float[] out, int offset, int frames) {
        BufferChecks.interleaved(out, offset, frames);
        int part;
        for (int done = 0; done < frames; done += part) {
            part = take(frames - done);
            int to = offset + 2 * done;
            for (int i = handedOut - part; i < handedOut; i++) {
                out[to++] = mixer.master.left[i];
                out[to++] = mixer.master.right[i];
            }
        }
    }

    /**
     * Writes {@code frames} frames into one array per side, starting at index {@code offset}. The same thread as the other render methods.
     *
     * @throws IllegalArgumentException if an array is too small
     */
    @AudioThread
    public void render(float[] left, float[] right, int offset, int frames) {
        BufferChecks.sides(left, right, offset, frames);
        int part;
        for (int done = 0; done < frames; done += part) {
            part = take(frames - done);
            System.arraycopy(mixer.master.left, handedOut - part, left, offset + done, part);
            System.arraycopy(mixer.master.right, handedOut - part, right, offset + done, part);
        }
    }

    /**
     * Fills the rest of a buffer with interleaved stereo and moves its position to its limit. The same thread as the other render methods.
     *
     * @throws IllegalArgumentException if an odd number of floats remains, or the buffer is read-only
     */
    @AudioThread
    public void render(FloatBuffer out) {
        BufferChecks.buffer(out);
        while (out.hasRemaining()) {
            int part = take(out.remaining() / 2);
            for (int i = handedOut - part; i < handedOut; i++) {
                out.put(mixer.master.left[i]);
                out.put(mixer.master.right[i]);
            }
        }
    }

    /** Consumes 1 to {@code most} frames of the slice; renders a new slice first if the last is used up. */
    private int take(int most) {
        if (handedOut == Slice.FRAMES) {
            slice();
            handedOut = 0;
        }
        int part = Math.min(most, Slice.FRAMES - handedOut);
        handedOut += part;
        return part;
    }

    private void slice() {
        long end = frame + Slice.FRAMES;
        long before = renderer.voiceFrames();
        at(frame);
        pool.closeGates(frame);
        takeCommands();
        takeMessages();
        soundIn.fill(frame);
        if (!started) {
            started = true;
            mixer.snap();
        }
        long now = frame;
        while (true) {
            runEvents(now);
            long next = Math.max(now + 1, nextEvent(end));
            for (int s = 0; s < slots.length; s++) {
                board.add(s, StatusBoard.SLOT_VOICE_FRAMES, pool.rendered(s) * (next - now));
            }
            renderer.render(now, (int) (now - frame), (int) (next - now));
            renderer.sweep();
            if (next >= end) {
                break;
            }
            now = next;
            at(now);
        }
        if (mixer.mix(frame) && renderer.voiceFrames() == before) {
            lastTail = end;
        }
        runner.finishPanic();
        frame = end;
        at(end);
        for (int s = 0; s < slots.length; s++) {
            slots[s].followLog();
        }
        board.report(frame, pool, renderer.voiceFrames(), slots);
    }

    private void at(long now) {
        for (int s = 0; s < slots.length; s++) {
            slots[s].now(now);
        }
    }

    /** Executes the events of one frame: gate ends, the MIDI file, songs, strands that are due. */
    private void runEvents(long now) {
        pool.closeGates(now);
        sequence.run(now);
        for (int s = 0; s < slots.length; s++) {
            SongPlayer song = slots[s].song();
            if (song != null) {
                song.run(slots[s], noteStarter, pool, trace, slots[s].log, settings.sampleRate());
            }
            slots[s].firings.runDue(now);
        }
        pool.closeGates(now);
    }

    private long nextEvent(long limit) {
        long next = Math.min(pool.gates().next(limit), sequence.nextFrame());
        for (int s = 0; s < slots.length; s++) {
            SongPlayer song = slots[s].song();
            if (song != null) {
                next = Math.min(next, song.nextFrame(settings.sampleRate()));
            }
            next = Math.min(next, slots[s].firings.nextDue());
        }
        return Math.min(limit, next);
    }

    // ---- commands

    private void takeCommands() {
        for (Prepared next = control.poll(); next != null; next = control.poll()) {
            log.write(frame, next.command(), 0, 0);
            runner.apply(next, frame);
        }
    }

    private void takeMessages() {
        for (long word = control.pollMidi(); word != WordQueue.EMPTY; word = control.pollMidi()) {
            double beat = transport.beat(frame);
            log.write(frame, null, word, beat);
            sequence.deliver(word, beat);
        }
    }

    // ---- callbacks of the voice pool

    @Override
    public void gateClosed(int head, long closed) {
        trace.gate(voices.number(head), closed);
        lastGate = Math.max(lastGate, closed);
    }

    @Override
    public void stolen(int head, long when, int by) {
        trace.steal(voices.number(head), by);
    }

    @Override
    public void finished(int head, long when) {
        lastVoice = Math.max(lastVoice, when);
        slots[voices.slot(head)].firings.contexts().voiceFinished(voices.firing(head), when);
    }

    // ---- state

    /** Frames rendered, in whole slices. Rendering thread. */
    public long frame() {
        return frame;
    }

    /**
     * The frame after the last one of the performance by an end mode, or -1 while something is still to come. {@link EndMode#GATE}: the
     * later of the song's cursor and the last gate; {@link EndMode#RELEASE}: when the last voice has finished; {@link EndMode#TAIL}: when
     * the tails of effects have died away. Rendering thread.
     */
    public long endFrame(EndMode mode) {
        if (sequence.playing()) {
            return -1;
        }
        long end = Math.max(lastGate, sequence.endFrame());
        boolean sounding = false;
        for (Slot slot : slots) {
            SongPlayer song = slot.song();
            if (song != null && song.playing() || slot.firings.busy()) {
                return -1;
            }
            end = Math.max(end, song == null ? 0 : song.cursorFrame(settings.sampleRate()));
            sounding |= slot.sounding();
        }
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (mode != EndMode.GATE || pool.gates().open(i)) {
                return -1;
            }
        }
        return switch (mode) {
            case GATE -> end;
            case RELEASE -> Math.max(end, lastVoice);
            case TAIL -> sounding || mixer.sounding() ? -1 : Math.max(Math.max(end, lastVoice), lastTail);
        };
    }

    /**
     * Ends the trace of a performance of which nothing more is rendered: writes how many lines of the log were left out in its last second.
     * Rendering thread.
     */
    public void finishTrace() {
        for (Slot slot : slots) {
            slot.log.finish();
        }
    }

    /** Meter of the master, before the limiter. Any thread may read. */
    public Meter masterMeter() {
        return mixer.master.meter();
    }

    /** Meter of a slot. Any thread may read. */
    public Meter slotMeter(int slot) {
        return slots[slot].strip.meter();
    }

    /** Meter of an effect bus, after its effects. Any thread may read. */
    public Meter busMeter(int bus) {
        return mixer.effectBuses[bus].strip().meter();
    }

    /** Counters as of the latest slice. Any thread. */
    public EngineStatus status() {
        return board.status(control.droppedCommands(), control.droppedMessages(), trace.dropped(), droppedLogEntries());
    }

    /** Voices that sound now. Any thread. */
    public int voices() {
        return (int) board.get(StatusBoard.VOICES);
    }

    /** Most voices that have sounded at once so far. Any thread. */
    public int mostVoices() {
        return (int) board.get(StatusBoard.MOST_VOICES);
    }

    /** Frames rendered, summed over voices; the divisor for costs per voice. Any thread. */
    public long voiceFrames() {
        return board.get(StatusBoard.VOICE_FRAMES);
    }
}
