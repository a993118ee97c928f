// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What an encoder wrote into the first frame, which carries no audio (the "Xing"/"Info" frame with LAME's extension, or Fraunhofer's
 * "VBRI").
 *
 * @param frames  audio frames that follow, or -1 if not stated
 * @param delay   samples the encoder added at the start, or -1 if not stated
 * @param padding samples it added at the end, or -1 if not stated
 */
record Mp3Tag(int frames, int delay, int padding) {
    /** Where Fraunhofer's tag stands in its frame, whatever the number of channels, and its count of frames in the tag. */
    private static final int VBRI_OFFSET = 36;
    private static final int VBRI_FRAMES = 14;
    private static final int HAS_FRAMES = 1;
    private static final int HAS_BYTES = 2;
    private static final int HAS_TOC = 4;
    private static final int HAS_QUALITY = 8;
    /** Offset of the 24 bits of delay and padding after the encoder's name. */
    private static final int DELAY_OFFSET = 21;

    /** The tag of a frame, or null if the frame is audio. */
    static @Nullable Mp3Tag of(byte[] data, Mp3Frame frame) {
        int vbri = frame.at() + VBRI_OFFSET;
        if (vbri + VBRI_FRAMES + 4 <= frame.end() && "VBRI".equals(new String(data, vbri, 4, StandardCharsets.ISO_8859_1))) {
            return new Mp3Tag(int32(data, vbri + VBRI_FRAMES), -1, -1);
        }
        int at = frame.sideInfo();
        if (at + 8 > frame.end()) {
            return null;
        }
        String mark = new String(data, at, 4, StandardCharsets.ISO_8859_1);
        if (!mark.equals("Xing") && !mark.equals("Info")) {
            return null;
        }
        int flags = data[at + 7] & 15;
        int frames = (flags & HAS_FRAMES) != 0 && at + 12 <= frame.end() ? int32(data, at + 8) : -1;
        int name = at + 8 + ((flags & HAS_FRAMES) != 0 ? 4 : 0) + ((flags & HAS_BYTES) != 0 ? 4 : 0) + ((flags & HAS_TOC) != 0 ? 100 : 0)
                + ((flags & HAS_QUALITY) != 0 ? 4 : 0);
        int delays = name + DELAY_OFFSET;
        if (delays + 3 > frame.end() || data[name] == 0) {
            return new Mp3Tag(frames, -1, -1);
        }
        int word = (data[delays] & 0xFF) << 16 | (data[delays + 1] & 0xFF) << 8 | data[delays + 2] & 0xFF;
        return new Mp3Tag(frames, word >> 12, word & 0xFFF);
    }

    private static int int32(byte[] data, int at) {
        return (data[at] & 0xFF) << 24 | (data[at + 1] & 0xFF) << 16 | (data[at + 2] & 0xFF) << 8 | data[at + 3] & 0xFF;
    }
}
