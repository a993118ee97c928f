// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/** Decoded mono audio. The array is handed over: its maker does not write to it again. */
public final class SampleData {
    private final float[] frames;
    private final double rateHz;

    /**
     * @param frames mono samples, nominally -1 to 1
     * @param rateHz frames per second of the data (for compressed files the rate of the stream, not of the zone's declaration)
     */
    public SampleData(float[] frames, double rateHz) {
        if (!(rateHz >= 1 && rateHz <= 1_000_000)) {
            throw new IllegalArgumentException("sample rate is " + rateHz + " Hz");
        }
        this.frames = frames;
        this.rateHz = rateHz;
    }

    /** Number of frames. */
    public int length() {
        return frames.length;
    }

    public double rateHz() {
        return rateHz;
    }

    /** The samples themselves; read only by agreement. */
    public float[] frames() {
        return frames;
    }
}
