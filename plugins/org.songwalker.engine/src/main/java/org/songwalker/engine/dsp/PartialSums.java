// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.ring.AudioThread;

/**
 * A slice of a stereo bus in the making: of every frame {@link #width} partial sums side by side, one for each lane that the kernels have
 * abreast. Batch after batch adds to them; only at the end are lanes added to each other ({@link Kernels#collect}). Audio thread.
 */
@AudioThread
public final class PartialSums {
    final int width;
    /** The sums of frame i begin at {@code i * width}; behind the last lies what vectors may read. */
    final float[] left;
    final float[] right;

    /** Silence, for kernels that have {@code width} voices abreast. */
    public PartialSums(int width) {
        this.width = width;
        left = new float[width * (Slice.FRAMES + width)];
        right = new float[width * (Slice.FRAMES + width)];
    }
}
