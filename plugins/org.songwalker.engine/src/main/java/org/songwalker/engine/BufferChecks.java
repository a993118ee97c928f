// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.nio.FloatBuffer;
import org.songwalker.engine.ring.AudioThread;

/**
 * Checks that the caller's arrays and buffers have room for a request; if not, throws an {@link IllegalArgumentException} with the figures.
 */
final class BufferChecks {
    private BufferChecks() {}

    @AudioThread
    static void interleaved(float[] out, int offset, int frames) {
        if (offset < 0 || frames < 0 || offset + 2L * frames > out.length) {
            throw new IllegalArgumentException(
                    frames + " stereo frames from " + offset + " need " + (offset + 2L * frames) + " floats; the array has " + out.length);
        }
    }

    @AudioThread
    static void sides(float[] left, float[] right, int offset, int frames) {
        if (offset < 0 || frames < 0 || offset + (long) frames > Math.min(left.length, right.length)) {
            throw new IllegalArgumentException(frames + " frames from " + offset + " need " + (offset + (long) frames)
                    + " floats a side; the left array has " + left.length + ", the right " + right.length);
        }
    }

    @AudioThread
    static void buffer(FloatBuffer out) {
        if (out.isReadOnly()) {
            throw new IllegalArgumentException("the buffer is read-only; give one that can be written");
        }
        if ((out.remaining() & 1) != 0) {
            throw new IllegalArgumentException(out.remaining() + " floats remain in the buffer; stereo needs an even number");
        }
    }
}
