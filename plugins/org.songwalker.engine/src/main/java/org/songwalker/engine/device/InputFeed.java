// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.Engine;
import org.songwalker.engine.input.SoundIn;

/**
 * Keeps the system's default input open while programs use {@code AudioInput(n)}, and feeds the engine that plays; if another engine takes
 * over, the input stays open. Any thread but the audio thread; opening a device may take a moment.
 */
public final class InputFeed implements AutoCloseable {
    private static final int BLOCK = AudioOutput.DEFAULT_BLOCK;
    private final Supplier<Engine> engine;
    private final IntFunction<InputResult> opener;
    private final Consumer<String> notices;
    private volatile @Nullable AudioInput input;
    /** Channels requested from the open input; it may have others. */
    private int asked;
    /** True once the lack of an input has been reported. */
    private boolean complained;
    /** Frames between device and engine, for the input's thread. */
    private volatile int ahead;
    /** Guards the fields below: the input's thread feeds until another thread stops it. */
    private final Object wiring = new Object();
    private boolean feeding;
    private @Nullable SoundIn fed;
    private int fedAhead;

    /**
     * @param engine     supplies the engine that plays now; asked by the input's thread with every block
     * @param sampleRate frames per second of the engines
     * @param notices    receives a sentence if there is no input, if it disappears and if it is back; on the caller's or the input's thread
     */
    public InputFeed(Supplier<Engine> engine, double sampleRate, Consumer<String> notices) {
        this(engine, channels -> AudioInput.open(null, sampleRate, channels, BLOCK), notices);
    }

    InputFeed(Supplier<Engine> engine, IntFunction<InputResult> opener, Consumer<String> notices) {
        this.engine = engine;
        this.opener = opener;
        this.notices = notices;
    }

    /**
     * Opens the input if programs use it, and closes it if none does. A failure is reported once, until the input has been open or has not
     * been needed; every call tries again.
     *
     * @param channels the highest channel that a program names, 0 if none does, at most 64
     * @param block    frames per buffer of the output: at least that many must wait, or slices find nothing
     */
    public synchronized void use(int channels, int block) {
        ahead = 2 * Math.max(block, BLOCK);
        if (channels == 0) {
            close();
        } else if (input == null || channels > asked) {
            giveBack();
            open(channels);
        }
    }

    private void open(int channels) {
        switch (opener.apply(channels)) {
            case InputResult.Unavailable unavailable -> {
                if (!complained) {
                    complained = true;
                    notices.accept(unavailable.sentence());
                }
            }
            case InputResult.Opened opened -> {
                complained = false;
                asked = channels;
                input = opened.input();
                synchronized (wiring) {
                    feeding = true;
                }
                opened.input().listen(notices);
                opened.input().to(this::feed);
                opened.input().start();
            }
        }
    }

    /** The input's thread. */
    private void feed(float[] interleaved, int channels, int frames) {
        SoundIn now = engine.get().soundIn();
        int wanted = ahead;
        synchronized (wiring) {
            if (!feeding) {
                return;
            }
            if (now != fed || now.channels() != channels || wanted != fedAhead) {
                disconnect();
                now.connect(channels, wanted);
                fed = now;
                fedAhead = wanted;
            }
            now.offer(interleaved, 0, frames);
        }
    }

    private void disconnect() {
        if (fed != null) {
            fed.disconnect();
            fed = null;
        }
    }

    /** The open input; empty if none is needed or available. */
    public Optional<AudioInput> input() {
        return Optional.ofNullable(input);
    }

    private void giveBack() {
        AudioInput open = input;
        if (open != null) {
            synchronized (wiring) {
                feeding = false;
                disconnect(); // before the slow close, while frames are left for the fade
            }
            open.close();
            input = null;
        }
    }

    /** Closes the input; {@link #use} opens it again. */
    @Override
    public synchronized void close() {
        giveBack();
        complained = false;
    }
}
