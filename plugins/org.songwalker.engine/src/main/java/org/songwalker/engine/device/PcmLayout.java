// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/**
 * How frames stand in bytes: sample behind sample.
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

    /** How far to the left the byte at a place in a sample stands among its bits. */
    int shift(int place) {
        return 8 * (bigEndian ? format.bytes() - 1 - place : place);
    }
}
