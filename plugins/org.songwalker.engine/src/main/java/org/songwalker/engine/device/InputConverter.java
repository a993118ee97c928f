// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.Arrays;

/**
 * Brings frames that arrive to another rate through a {@link SincKernel}. The position is counted in whole numbers, so that nothing drifts.
 * Half the kernel's width of delay. Equal rates pass unchanged. One thread.
 */
final class InputConverter {
    private final int channels;
    private final long from;
    private final long to;
    private final SincKernel kernel;
    /** Frames that are still needed, then what has come. */
    private float[] held;
    private int ready;
    private int place;
    private long part;
    private float[] out = {};

    InputConverter(int channels, long from, long to) {
        this.channels = channels;
        this.from = from;
        this.to = to;
        this.kernel = new SincKernel(from, to);
        this.ready = kernel.half() - 1;
        this.place = ready;
        this.held = new float[2 * ready * channels];
    }

    /** What the latest {@link #convert} has made. */
    float[] result() {
        return out;
    }

    /** Takes frames in; gives how many have come out. */
    int convert(float[] in, int frames) {
        if (from == to) {
            out = fitting(out, frames);
            System.arraycopy(in, 0, out, 0, frames * channels);
            return frames;
        }
        held = fitting(held, ready + frames);
        System.arraycopy(in, 0, held, ready * channels, frames * channels);
        ready += frames;
        out = fitting(out, (int) ((frames + 1) * to / from + 2));
        int made = 0;
        for (; place + kernel.half() < ready; made++) {
            double share = (double) part / to;
            for (int c = 0; c < channels; c++) {
                out[made * channels + c] = kernel.read(held, channels, c, place, share);
            }
            part += from;
            place += (int) (part / to);
            part %= to;
        }
        int gone = Math.min(ready, place - kernel.half() + 1);
        System.arraycopy(held, gone * channels, held, 0, (ready - gone) * channels);
        ready -= gone;
        place -= gone;
        return made;
    }

    private float[] fitting(float[] array, int frames) {
        return array.length < frames * channels ? Arrays.copyOf(array, frames * channels) : array;
    }
}
