// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.cache;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.SampleData;

/**
 * A decoded sample as a file: a header of 32 bytes (magic number, version, width, number of frames, rate, CRC-32C of the frames), then the
 * frames as 16-bit words or 32-bit floats, all little-endian. Decoding the file of the library again would take ten times as long.
 */
final class SampleFile {
    private static final int MAGIC = 0x53_57_50_43;
    private static final short VERSION = 1;
    private static final int HEADER = 32;
    private static final int PIECE = 1 << 16;

    private SampleFile() {}

    static byte[] bytes(SampleData data) {
        int width = data.narrow() ? Short.BYTES : Float.BYTES;
        ByteBuffer file = ByteBuffer.allocate(Math.addExact(HEADER, Math.multiplyExact(data.length(), width)))
                .order(ByteOrder.LITTLE_ENDIAN);
        file.position(HEADER);
        if (data.narrow()) {
            file.asShortBuffer().put(data.words());
        } else {
            file.asFloatBuffer().put(data.floats());
        }
        CRC32C check = new CRC32C();
        check.update(file.array(), HEADER, file.capacity() - HEADER);
        file.putInt(0, MAGIC)
                .putShort(4, VERSION)
                .putShort(6, (short) width)
                .putLong(8, data.length())
                .putDouble(16, data.rateHz())
                .putLong(24, check.getValue());
        return file.array();
    }

    /** Reads a sample; null if the file is not whole or from another version. */
    static @Nullable SampleData parse(byte[] bytes) {
        if (bytes.length < HEADER) {
            return null;
        }
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int width = file.getShort(6);
        long length = file.getLong(8);
        double rate = file.getDouble(16);
        boolean known = file.getInt(0) == MAGIC && file.getShort(4) == VERSION && (width == Short.BYTES || width == Float.BYTES);
        if (!known || length < 0 || length != (bytes.length - HEADER) / width || !(rate >= 1 && rate <= 1_000_000)) {
            return null;
        }
        CRC32C check = new CRC32C();
        check.update(bytes, HEADER, bytes.length - HEADER);
        if (check.getValue() != file.getLong(24)) {
            return null;
        }
        file.position(HEADER);
        if (width == Short.BYTES) {
            short[] words = new short[(int) length];
            file.asShortBuffer().get(words);
            return SampleData.ofWords(words, rate);
        }
        float[] floats = new float[(int) length];
        file.asFloatBuffer().get(floats);
        return new SampleData(floats, rate);
    }
}
