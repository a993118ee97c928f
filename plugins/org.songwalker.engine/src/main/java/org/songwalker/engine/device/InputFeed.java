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
 * Keeps the system's default input open for as long as programs use {@code AudioInput(n)}, and feeds whatever engine plays: the engine may
 * be changed, and the input goes on. Any thread but the audio thread; opening a device may take a moment.
 */
public final class InputFeed implements AutoCloseable {
    private static final int BLOCK = AudioOutput.DEFAULT_BLOCK;
    private final Supplier<Engine> engine;
    private final IntFunction<InputResult> opener;
    private final Consumer<String> notices;
    private volatile @Nullable AudioInput input;
    /** Channels that the open input was asked for; it may have others. */
    private int asked;
    /** Whether it has been said that there is no input. */
    private boolean complained;
    /** Frames between device and engine, for the input's thread. */
    private volatile int ahead;
    /** Guards what follows: the input's thread feeds until another takes its frames away. */
    private final Object wiring = new Object();
    private boolean feeding;
    private @Nullable SoundIn fed;
    private int fedAhead;

    /**
     * @param engine     the engine that plays at present; asked by the input's thread with every block
     * @param sampleRate of the engines
     * @param notices    hears in a sentence each that there is no input, that it has gone, that it is back; on the caller's or the input's
     *                   thread
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
     * Sees to it that the input is open where programs use it and given back where none does. Where it cannot be had, that is said once,
     * until it has been there or has not been needed; every call tries again.
     *
     * @param channels the highest channel that a program names, 0 where none does, at most 64
     * @param block    frames that the output takes at once: so many must wait, or a slice finds nothing
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

    /** The input that is open; empty where none is needed or to be had. */
    public Optional<AudioInput> input() {
        return Optional.ofNullable(input);
    }

    private void giveBack() {
        AudioInput open = input;
        if (open != null) {
            synchronized (wiring) {
                feeding = false;
                disconnect(); // while frames still wait: a device takes its time to close, and by then there were none left to fade
            }
            open.close();
            input = null;
        }
    }

    /** Gives the input back; {@link #use} opens it again. */
    @Override
    public synchronized void close() {
        giveBack();
        complained = false;
    }
}
