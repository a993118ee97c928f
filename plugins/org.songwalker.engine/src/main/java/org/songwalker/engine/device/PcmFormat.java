// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/** How samples are stored, little endian. */
public enum PcmFormat {
    /** 16 bit signed, with dither. */
    PCM16(2),
    /** 24 bit signed, packed in three bytes. */
    PCM24(3),
    /** 32 bit signed. */
    PCM32(4),
    /** 32 bit IEEE floating point. */
    F32(4);

    private final int bytes;

    PcmFormat(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per sample. */
    public int bytes() {
        return bytes;
    }
}
