// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.BlockSource;

/**
 * Owns whatever pulls a source now, a device's line or silence, and counts the frames pulled so far: one puller after the other, never two
 * at once. Its owner changes it under a lock; any thread may ask.
 */
final class OutputLines {
    private final BlockSource source;
    private final DeviceFinder finder;
    private final double sampleRate;
    private final LongSupplier clock;
    private volatile @Nullable OutputLine line;
    private volatile @Nullable SilentLine silence;
    private volatile long frames;
    private volatile long underruns;

    /** An opened line, or the sentence that says why there is none. */
    record Found(Optional<OutputLine> line, String refusal) {}

    OutputLines(BlockSource source, DeviceFinder finder, double sampleRate, LongSupplier clock) {
        this.source = source;
        this.finder = finder;
        this.sampleRate = sampleRate;
        this.clock = clock;
    }

    /** True if a device has this name, whether or not it can be opened. */
    boolean exists(@Nullable String name) {
        return finder.find(name).isPresent();
    }

    /** Opens a line without touching the one that plays. */
    Found open(@Nullable String name, int block) {
        Optional<LineOpener> device = finder.find(name);
        if (device.isEmpty()) {
            return new Found(Optional.empty(),
                    "There is no audio output named '" + name + "'; 'songwalker devices' lists those there are.");
        }
        OutputLine.Attempt attempt = OutputLine.open(source, device.get(), sampleRate, block, clock);
        String reason = attempt.reason().isEmpty() ? "" : " (" + attempt.reason() + ")";
        return new Found(attempt.line(), "No sound from " + device.get().name() + reason
                + "; connect or free an audio output, or choose another with --device. Rendering to files works without one.");
    }

    /** Stores a line that is open but does not play yet. */
    void keep(OutputLine ready) {
        line = ready;
    }

    /** Starts an open line in place of the current puller. */
    void play(OutputLine next) {
        if (line != next) {
            release(false);
            line = next;
        }
        next.start(frames);
    }

    /** Starts pulling by the clock. */
    void playSilence(int block) {
        release(false);
        SilentLine made = new SilentLine(source, sampleRate, block);
        silence = made;
        made.start(frames);
    }

    /** Stops the current puller; with {@code drain} the line first plays the frames that it has. */
    void release(boolean drain) {
        OutputLine open = line;
        SilentLine silent = silence;
        if (open != null) {
            open.close(drain);
            frames = Math.max(frames, open.frames());
            underruns += open.underruns();
            line = null;
        }
        if (silent != null) {
            silent.close();
            frames = silent.frames();
            silence = null;
        }
    }

    /** The open line; null if there is none. */
    @Nullable
    OutputLine line() {
        return line;
    }

    /** Frames pulled so far. */
    long frames() {
        OutputLine open = line;
        SilentLine silent = silence;
        return Math.max(frames, open != null ? open.frames() : silent != null ? silent.frames() : 0);
    }

    long underruns() {
        OutputLine open = line;
        return underruns + (open == null ? 0 : open.underruns());
    }
}
