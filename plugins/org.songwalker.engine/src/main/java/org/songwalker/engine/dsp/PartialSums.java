// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.ring.AudioThread;

/**
 * The unfinished sum of one slice of a stereo bus. Each frame holds {@link #width} partial sums next to each other, one per vector lane.
 * Batches accumulate into them; {@link Kernels#collect} then adds the lanes of each frame together, once for all batches. Audio thread.
 */
@AudioThread
public final class PartialSums {
    final int width;
    /** The sums of frame i begin at {@code i * width}; the space after the last frame is there for vectors that read past the end. */
    final float[] left;
    final float[] right;

    /** Silent sums for kernels that process {@code width} voices per vector ({@link Kernels#width}). */
    public PartialSums(int width) {
        this.width = width;
        left = new float[width * (Slice.FRAMES + width)];
        right = new float[width * (Slice.FRAMES + width)];
    }
}
