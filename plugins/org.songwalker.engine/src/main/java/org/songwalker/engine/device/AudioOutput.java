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
 * Plays a source on a device for as long as it is wanted, whatever becomes of the device. The line alone paces: the device's clock is the
 * only one, so nothing drifts. 16 bit stereo at the source's rate is asked for first, else what the device offers, converted.
 *
 * <p>
 * The source is pulled without a gap in its frames from {@link #start} to {@link #stop} or {@link #close}: a device may be switched while
 * it plays, and where one goes away the default device stands in, else silence by the clock, and the wanted one is tried again after 0.25
 * s, then after twice as long each time, at most every 4 s. What a device had been given and had not played when it went is not heard;
 * nothing that stands before the output (a recording, the log) misses a frame.
 *
 * <p>
 * Any thread may call; the source is entered by one thread at a time.
 */
public final class AudioOutput implements AutoCloseable {
    /** Frames of one buffer where nothing else is asked for. */
    public static final int DEFAULT_BLOCK = 256;
    /** Longest time without a frame taken before a device counts as gone. */
    static final long STALL_NANOS = 2_000_000_000L;
    /** A device that has played for so long after trouble is there again. */
    static final double STEADY_SECONDS = 0.5;
    private static final long TICK_MILLIS = 50;

    /** Where the sound goes. */
    public enum State {
        /** Not started yet, or stopped. */
        READY,
        /** The wanted device plays. */
        PLAYING,
        /** The default device plays in place of the wanted one. */
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
    /** Frames taken when the device was last seen to move, and when that was. */
    private long moved;
    private long movedAt;
    private long looked;
    /** Frames taken when the present line began. */
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
     * @param sampleRate of the source
     * @param block      frames per buffer, of which there are two; 16 to 16384
     */
    public static OutputResult open(BlockSource source, @Nullable String name, double sampleRate, int block) {
        return open(source, SystemLines::find, name, sampleRate, block, System::nanoTime);
    }

    /**
     * An output that is there whatever devices are: once started it plays on the one named, else on the default one, else in silence, and
     * says so. Parameters as for {@link #open}.
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

    /** Hears, once each in a sentence, that the device has gone and what stands in, and that it is back. On a thread of its own. */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    // ---- life

    /**
     * Begins to pull, or goes on behind {@link #stop}.
     *
     * @throws IllegalStateException behind {@link #close}
     */
    public void start() {
        begin();
        synchronized (this) {
            if (watch == null) {
                watch = Thread.ofPlatform().name("songwalker-device").daemon(true).start(this::watch);
            }
        }
    }

    /** {@link #start} for a caller that ticks by himself. */
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

    /** Stops pulling and gives the device back; {@link #start} goes on with the source's next frame. */
    public synchronized void stop() {
        if (state != State.CLOSED) {
            lines.release(false);
            state = State.READY;
            trouble = null;
        }
    }

    /**
     * Plays on another device, or with other buffers, from the next block on. Where that cannot be had, what plays goes on.
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
            // What plays may be what keeps the other from opening: both are the same hardware.
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

    /** Stops for good, lets the line play what it has where {@code drain} is true, and gives it back. */
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

    /** Looks after the device; some twenty times a second. */
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
        // A machine that has slept, or a debugger, stands still as a whole: the device is not to blame then.
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

    /** The default device plays, where that is another one than has just gone; else silence. Says so once. */
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

    /** Outside the lock, so that a listener may ask and wait for whom it likes. */
    private void say() {
        for (String sentence = unsaid.poll(); sentence != null; sentence = unsaid.poll()) {
            String said = sentence;
            listeners.forEach(listener -> listener.accept(said));
        }
    }

    // ---- questions

    /** Where the sound goes at present. */
    public State state() {
        return state;
    }

    /** The device that is open, for people; {@code silence} where none is. */
    public String device() {
        OutputLine line = lines.line();
        return line == null ? "silence" : line.device();
    }

    /** Times a line had run dry when the next block came, which had been on its way for a block's time or longer. */
    public long underruns() {
        return lines.underruns();
    }

    /** Frames given to devices so far, or pulled in silence. */
    public long framesPlayed() {
        return lines.frames();
    }

    /** Seconds between rendering and hearing, as far as the line's buffer goes; 0 in silence. */
    public double latencySeconds() {
        OutputLine line = lines.line();
        return line == null ? 0 : line.latencySeconds();
    }

    /** What was opened, for example {@code 48000 Hz, 16 bit, stereo}; {@code silence} without a device. */
    public String format() {
        OutputLine line = lines.line();
        return line == null ? "silence" : line.format();
    }

    /** Why the wanted device does not play, empty while it does. */
    public Optional<String> failure() {
        return Optional.ofNullable(trouble);
    }
}
