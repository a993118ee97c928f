// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/**
 * Layout of frames in bytes: samples one after another, channels interleaved.
 *
 * @param channels 1 at least
 */
record PcmLayout(PcmFormat format, int channels, boolean bigEndian) {
    PcmLayout {
        if (channels < 1) {
            throw new IllegalArgumentException(channels + " channels");
        }
    }

    int sampleBytes() {
        return format.bytes();
    }

    int frameBytes() {
        return format.bytes() * channels;
    }

    /** The left shift of the byte at this index within a sample. */
    int shift(int place) {
        return 8 * (bigEndian ? format.bytes() - 1 - place : place);
    }
}
