// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.util.Arrays;
import javazoom.jl.decoder.Obuffer;

/** Takes the MP3 decoder's output as floats and folds its channels to their mean, each frame at a place given beforehand. */
final class FoldingBuffer extends Obuffer {
    private static final float FULL_SCALE = 32768f;

    private final float[] samples;
    private final int[] position = new int[MAXCHANNELS];
    private float gain = 1;

    FoldingBuffer(int length) {
        samples = new float[length];
    }

    void startFrame(int at, int channels) {
        Arrays.fill(position, at);
        gain = 1 / (FULL_SCALE * channels);
    }

    float[] samples() {
        return samples;
    }

    @Override
    public void append(int channel, short value) {
        add(channel, value);
    }

    @Override
    public void appendSamples(int channel, float[] values) {
        for (float value : values) {
            add(channel, value);
        }
    }

    private void add(int channel, float value) {
        int at = position[channel]++;
        if (at < samples.length) {
            samples[at] += Float.isFinite(value) ? value * gain : 0;
        }
    }

    @Override
    public void write_buffer(int value) {
        // Nothing is passed on: the buffer is the destination.
    }

    @Override
    public void close() {
        // Holds nothing to close.
    }

    @Override
    public void clear_buffer() {
        // Called between frames by the decoder, whose output is kept here.
    }

    @Override
    public void set_stop_flag() {
        // Nothing plays.
    }
}
