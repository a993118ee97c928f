// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.Arrays;

/**
 * Converts incoming frames to another rate through a {@link SincKernel}. The position is counted in integers, so that nothing drifts.
 * Delays by half the kernel's width; equal rates pass unchanged. One thread.
 */
final class InputConverter {
    private final int channels;
    private final long from;
    private final long to;
    private final SincKernel kernel;
    /** Old frames that later readings need, followed by new ones. */
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

    /** The frames made by the latest {@link #convert}. */
    float[] result() {
        return out;
    }

    /** Converts {@code frames} frames; returns the number of frames made. */
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
