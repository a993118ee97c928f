// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of a stream: header lines, an empty line, and as many bytes as {@code Content-Length} says. After headers without a
 * usable length it continues at the next {@code Content-Length}, anywhere in a line. One thread.
 */
final class MessageReader {
    /** Longer messages are skipped (limits.md). */
    static final int LONGEST = 64 << 20;
    /** Of a line, no more than twice as many of its last characters are kept. */
    private static final int LINE = 4_096;
    private static final String LENGTH = "content-length:";
    private final InputStream in;

    /** A message without a usable header. */
    static final class Unframed extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean lost;

        Unframed(String sentence, boolean lost) {
            super(sentence);
            this.lost = lost;
        }

        /** True if a message was lost; false if there was none. */
        boolean lost() {
            return lost;
        }
    }

    /** @param in best buffered: headers are read byte by byte */
    MessageReader(InputStream in) {
        this.in = in;
    }

    /**
     * The bytes of the next message; null at the end of the stream, also if that cuts a message.
     *
     * @throws Unframed if there was something else than a message; the next call continues after it
     */
    byte @Nullable [] next() throws IOException, Unframed {
        OptionalLong length = OptionalLong.empty();
        boolean header = false;
        for (String line = line(); line != null; line = line()) {
            if (!line.isEmpty()) {
                header = true;
                int at = line.toLowerCase(Locale.ROOT).lastIndexOf(LENGTH);
                length = at < 0 ? length : number(line.substring(at + LENGTH.length()).strip());
            } else if (header) {
                return body(length);
            }
        }
        return null;
    }

    private static OptionalLong number(String digits) {
        return digits.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    private byte @Nullable [] body(OptionalLong length) throws IOException, Unframed {
        if (length.isEmpty()) {
            throw new Unframed("A message has to begin with the header Content-Length and its number of bytes.", false);
        }
        long bytes = length.getAsLong();
        if (bytes > LONGEST) {
            in.skipNBytes(bytes);
            throw new Unframed("A message of " + bytes + " bytes was skipped; the longest that is read has " + LONGEST + ".", true);
        }
        byte[] body = in.readNBytes((int) bytes);
        return body.length < bytes ? null : body;
    }

    /** The next line without its end, null at the end of the stream. */
    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (line.length() == 2 * LINE) {
                line.delete(0, LINE);
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
