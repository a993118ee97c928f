// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.build;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.decode.Codec;

/** Where a zone's audio is. */
public sealed interface AudioReference {

    /** What a message calls this sample. */
    String label();

    /**
     * A separate file.
     *
     * @param url    path relative to the preset file, or an absolute web address
     * @param codec  its encoding
     * @param sha256 leading hex digits of the file's SHA-256 (libraries write 16), or null; a mismatch is a warning, never a refusal
     */
    record External(String url, Codec codec, @Nullable String sha256) implements AudioReference {
        @Override
        public String label() {
            return url;
        }
    }

    /**
     * Samples inside the preset file. The array is not copied; nobody writes to it.
     *
     * @param data   little-endian mono samples
     * @param format how one sample is written
     * @param rateHz frames per second, or 0 for the zone's declared rate
     */
    record InlinePcm(byte[] data, Format format, double rateHz) implements AudioReference {

        /** Width and kind of one sample. */
        public enum Format {
            SIGNED_16, SIGNED_24, FLOAT_32
        }

        @Override
        public String label() {
            return "inline samples";
        }
    }

    /** A whole encoded file inside the preset file. The array is not copied; nobody writes to it. */
    record InlineFile(byte[] data, Codec codec) implements AudioReference {
        @Override
        public String label() {
            return "inline " + codec.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A file named after its content.
     *
     * @param path  path below the library's own directory
     * @param hash  hex digits of the SHA-256 of the content
     * @param codec its encoding
     */
    record ContentAddressed(String path, String hash, Codec codec) implements AudioReference {
        @Override
        public String label() {
            return path;
        }
    }
}
