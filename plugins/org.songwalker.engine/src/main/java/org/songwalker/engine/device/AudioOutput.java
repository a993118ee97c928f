// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.BlockSource;

/**
 * Plays a source on a device, and keeps playing if devices fail. The line alone sets the pace: the device's clock is the only one, so
 * nothing drifts. 16-bit stereo at the source's rate is tried first, then the formats that the device offers, with conversion.
 *
 * <p>
 * The source is pulled without a gap in its frames from {@link #start} to {@link #stop} or {@link #close}. The device may be switched while
 * it plays. If a device disappears, the default device stands in, else the source is pulled by the clock and nothing is heard; the wanted
 * device is tried again after 0.25 s, then after twice as long each time, at most every 4 s. Frames that a device had received but not
 * played when it disappeared are not heard; a recording or the log upstream of the output misses no frame.
 *
 * <p>
 * Any thread may call; only one thread at a time runs the source.
 */
public final class AudioOutput implements AutoCloseable {
    /** Default number of frames per buffer. */
    public static final int DEFAULT_BLOCK = 256;
    /** A device that accepts no frame for this long counts as gone. */
    static final long STALL_NANOS = 2_000_000_000L;
    /** A device that has played for this long after a failure counts as recovered. */
    static final double STEADY_SECONDS = 0.5;
    private static final long TICK_MILLIS = 50;

    /** Where the sound goes now. */
    public enum State {
        /** Not started yet, or stopped. */
        READY,
        /** The wanted device plays. */
        PLAYING,
        /** The default device plays instead of the wanted one. */
        STANDING_IN,
        /** No device: the source is pulled by the clock, and nothing is heard. */
        SILENT,
        /** Shut down for good. */
        CLOSED
    }

    private final OutputLines lines;
    private final double sampleRate;
    private final LongSupplier clock;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<String> unsaid = new ConcurrentLinkedQueue<>();
    private @Nullable String wanted;
    private int block;
    private volatile State state = State.READY;
    private volatile @Nullable String trouble;
    private @Nullable Thread watch;
    private final Backoff backoff = new Backoff();
    /** Number of frames when the device was last seen to accept some, and the time of that. */
    private long moved;
    private long movedAt;
    private long looked;
    /** Number of frames when the current line began. */
    private long began;

    private AudioOutput(OutputLines lines, @Nullable String wanted, double sampleRate, int block, LongSupplier clock) {
        this.lines = lines;
        this.wanted = wanted;
        this.sampleRate = sampleRate;
        this.block = block;
        this.clock = clock;
    }

    /**
     * Opens a device.
     *
     * @param name       as in {@link Devices#outputs()}, or a part of it; null for the system's default
     * @param sampleRate frames per second of the source
     * @param block      frames per buffer, of which there are two; 16 to 16384
     */
    public static OutputResult open(BlockSource source, @Nullable String name, double sampleRate, int block) {
        return open(source, SystemLines::find, name, sampleRate, block, System::nanoTime);
    }

    /**
     * An output that exists whatever devices there are: once started it plays on the named one, else on the default one, else in silence,
     * and reports which. Parameters as for {@link #open}.
     */
    public static AudioOutput waiting(BlockSource source, @Nullable String name, double sampleRate, int block) {
        return waiting(source, SystemLines::find, name, sampleRate, block, System::nanoTime);
    }

    static AudioOutput waiting(BlockSource source, DeviceFinder finder, @Nullable String name, double sampleRate, int block,
            LongSupplier clock) {
        return new AudioOutput(new OutputLines(source, finder, sampleRate, clock), name, sampleRate, checked(block), clock);
    }

    static OutputResult open(BlockSource source, DeviceFinder finder, @Nullable String name, double sampleRate, int block,
            LongSupplier clock) {
        OutputLines lines = new OutputLines(source, finder, sampleRate, clock);
        OutputLines.Found found = lines.open(name, checked(block));
        if (found.line().isEmpty()) {
            return new OutputResult.Unavailable(found.refusal());
        }
        lines.keep(found.line().get());
        return new OutputResult.Opened(new AudioOutput(lines, name, sampleRate, block, clock));
    }

    private static int checked(int block) {
        if (block < 16 || block > 16_384) {
            throw new IllegalArgumentException("a buffer of " + block + " frames, expected 16 to 16384");
        }
        return block;
    }

    /**
     * Adds a listener; it receives one sentence when the device disappears, with what stands in, and one when it is back. Called on the
     * output's own thread.
     */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    // ---- life

    /**
     * Starts pulling, or continues after {@link #stop}.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public void start() {
        begin();
        synchronized (this) {
            if (watch == null) {
                watch = Thread.ofPlatform().name("songwalker-device").daemon(true).start(this::watch);
            }
        }
    }

    /** {@link #start} for a caller that calls {@link #tick} itself. */
    void begin() {
        beginPlaying();
        say();
    }

    private synchronized void beginPlaying() {
        if (state == State.CLOSED) {
            throw new IllegalStateException("the output is closed; open another one");
        }
        if (state == State.READY) {
            OutputLine ready = lines.line();
            Optional<OutputLine> next = ready == null ? lines.open(wanted, block).line() : Optional.of(ready);
            next.ifPresentOrElse(this::plays, () -> standIn("", name(wanted) + " is not there; "));
        }
    }

    private void watch() {
        while (state != State.CLOSED) {
            tick();
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Stops pulling and closes the device; {@link #start} continues with the source's next frame. */
    public synchronized void stop() {
        if (state != State.CLOSED) {
            lines.release(false);
            state = State.READY;
            trouble = null;
        }
    }

    /**
     * Switches to another device or buffer size with the next block. If that fails, playback continues as before.
     *
     * @param name   as for {@link #open}
     * @param frames per buffer, as for {@link #open}
     */
    public OutputResult switchTo(@Nullable String name, int frames) {
        OutputResult result = change(name, frames);
        say();
        return result;
    }

    private synchronized OutputResult change(@Nullable String name, int frames) {
        if (state == State.CLOSED) {
            return new OutputResult.Unavailable("The output is closed; open another one.");
        }
        OutputLines.Found found = lines.open(name, checked(frames));
        if (found.line().isEmpty() && lines.exists(name) && lines.line() != null) {
            // The device that plays may block the other one: both can be the same hardware.
            lines.release(false);
            found = lines.open(name, frames);
            if (found.line().isEmpty() && state != State.READY) {
                lines.open(wanted, block)
                        .line()
                        .ifPresentOrElse(this::plays, () -> standIn("", name(wanted) + " cannot be opened again; "));
            }
        }
        if (found.line().isEmpty()) {
            return new OutputResult.Unavailable(found.refusal());
        }
        wanted = name;
        block = frames;
        trouble = null;
        backoff.reset();
        if (state == State.READY) {
            lines.release(false);
            lines.keep(found.line().get());
        } else {
            plays(found.line().get());
        }
        return new OutputResult.Opened(this);
    }

    /** Closes the output for good; with {@code drain} the line first plays the frames that it has. */
    public synchronized void close(boolean drain) {
        if (state != State.CLOSED) {
            lines.release(drain);
            state = State.CLOSED;
        }
    }

    @Override
    public void close() {
        close(false);
    }

    // ---- watching

    /** Checks the device; called about twenty times a second. */
    void tick() {
        look();
        say();
    }

    private synchronized void look() {
        long now = clock.getAsLong();
        OutputLine line = lines.line();
        if (line == null || state == State.READY || state == State.CLOSED) {
            retry(now);
            return;
        }
        Throwable bug = line.bug();
        if (bug != null) {
            lines.release(false);
            state = State.READY;
            trouble("The engine has stopped by an error (" + bug + "); start the playback again.");
        } else if (line.failed() || stalled(line, now)) {
            lost(line);
        } else if (state == State.PLAYING) {
            steady(line);
        } else {
            retry(now);
        }
    }

    private boolean stalled(OutputLine line, long now) {
        // After the machine has slept or a debugger has stopped it, everything has stood still: the device is not to blame.
        boolean slept = now - looked > STALL_NANOS / 4;
        looked = now;
        if (line.frames() != moved || line.rendering() || slept) {
            moved = line.frames();
            movedAt = now;
        }
        return now - movedAt >= STALL_NANOS;
    }

    private boolean played(OutputLine line) {
        return line.frames() - began >= STEADY_SECONDS * sampleRate;
    }

    private void steady(OutputLine line) {
        if (played(line)) {
            backoff.reset();
            if (trouble != null) {
                trouble = null;
                unsaid.add(name(wanted) + " is there again and plays.");
            }
        }
    }

    private void lost(OutputLine line) {
        if (state == State.PLAYING && trouble != null && !played(line)) {
            backoff.grow();
        }
        standIn(line.device(), name(wanted) + " has gone; ");
    }

    private void retry(long now) {
        boolean waits = state == State.SILENT || state == State.STANDING_IN;
        if (!waits || !backoff.due(now)) {
            return;
        }
        Optional<OutputLine> back = lines.open(wanted, block).line();
        if (back.isPresent()) {
            plays(back.get());
        } else if (state == State.SILENT && wanted != null) {
            lines.open(null, block).line().ifPresent(line -> plays(line, State.STANDING_IN));
        }
    }

    private void plays(OutputLine line) {
        plays(line, State.PLAYING);
    }

    private void plays(OutputLine line, State as) {
        lines.play(line);
        began = lines.frames();
        moved = began;
        movedAt = clock.getAsLong();
        state = as;
    }

    /** Switches to the default device, if that is not the one that has just gone, else to silence. Reports it once. */
    private void standIn(String gone, String why) {
        lines.release(false);
        Optional<OutputLine> other = wanted == null ? Optional.empty() : lines.open(null, block).line();
        if (other.isPresent() && !other.get().device().equals(gone)) {
            plays(other.get(), State.STANDING_IN);
            trouble(why + "the default device plays until it is there again.");
        } else {
            other.ifPresent(useless -> useless.close(false));
            lines.playSilence(block);
            state = State.SILENT;
            trouble(why + "nothing is heard until it is back. Rendering works.");
        }
        backoff.begin(clock.getAsLong());
    }

    private void trouble(String sentence) {
        boolean known = trouble != null;
        trouble = sentence;
        if (!known) {
            unsaid.add(sentence);
        }
    }

    private static String name(@Nullable String device) {
        return device == null ? "The default audio output" : "The audio output '" + device + "'";
    }

    /** Notifies the listeners, outside the lock, so that they may call back and wait for other threads. */
    private void say() {
        for (String sentence = unsaid.poll(); sentence != null; sentence = unsaid.poll()) {
            String said = sentence;
            listeners.forEach(listener -> listener.accept(said));
        }
    }

    // ---- questions

    /** Where the sound goes now. */
    public State state() {
        return state;
    }

    /** Name of the open device for people; {@code silence} if none is open. */
    public String device() {
        OutputLine line = lines.line();
        return line == null ? "silence" : line.device();
    }

    /** Number of underruns: a line was empty when the next block arrived, and that block had taken at least its own duration. */
    public long underruns() {
        return lines.underruns();
    }

    /** Frames passed to devices so far, or pulled in silence. */
    public long framesPlayed() {
        return lines.frames();
    }

    /** Seconds between rendering and hearing due to the line's buffer; 0 in silence. */
    public double latencySeconds() {
        OutputLine line = lines.line();
        return line == null ? 0 : line.latencySeconds();
    }

    /** Format of the open device, for example {@code 48000 Hz, 16 bit, stereo}; {@code silence} without a device. */
    public String format() {
        OutputLine line = lines.line();
        return line == null ? "silence" : line.format();
    }

    /** Why the wanted device does not play; empty while it does. */
    public Optional<String> failure() {
        return Optional.ofNullable(trouble);
    }
}
