// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.cpu;

import java.util.function.ToLongFunction;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;

/**
 * Measures the cost of one frame of one voice on this machine: an engine without output renders the same number of frames in silence and
 * with 64 voices, several times over. The cheapest run of each counts, since other load can only add. Call it after a {@link Warmup}, not
 * on the audio thread.
 */
public final class VoiceCost {
    private static final int ROUNDS = 7;

    private VoiceCost() {}

    /** Nanoseconds per voice-frame with the kernels of these settings; takes about a tenth of a second. */
    public static double nanos(EngineSettings like) {
        return nanos(like, engine -> System.nanoTime());
    }

    /** @param clock nanoseconds; receives the engine, so that a test can count work instead of time */
    static double nanos(EngineSettings like, ToLongFunction<Engine> clock) {
        Stretch none = new Stretch(like, 0);
        Stretch many = new Stretch(like, 64);
        for (int round = 0; round < ROUNDS; round++) {
            none.run(clock);
            many.run(clock);
        }
        return Math.max(0, (double) (many.least - none.least) / many.voiceFrames);
    }

    /** A held chord, rendered again and again. */
    private static final class Stretch {
        private static final int FRAMES = 4096;
        private final Engine engine;
        private final float[] out = new float[2 * FRAMES];
        long least = Long.MAX_VALUE;
        long voiceFrames;

        Stretch(EngineSettings like, int voices) {
            engine = Warmup.chord(like, voices);
            engine.render(out, 0, FRAMES);
        }

        void run(ToLongFunction<Engine> clock) {
            long frames = engine.voiceFrames();
            long start = clock.applyAsLong(engine);
            engine.render(out, 0, FRAMES);
            least = Math.min(least, clock.applyAsLong(engine) - start);
            voiceFrames = engine.voiceFrames() - frames;
        }
    }
}
