// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers what could not be written: the writers above it swallow such failures. A reader that has gone, as in
 * {@code songwalker events a.sw | head -1}, is no failure. One thread.
 */
final class ResultStream extends OutputStream {
    private final OutputStream to;
    private @Nullable IOException failure;

    /** The process's standard output. */
    ResultStream() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    ResultStream(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        if (failure == null) {
            try {
                to.write(bytes, from, count);
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    /** Why results are missing, null if all were written or nobody reads them any more. */
    @Nullable
    String loss() {
        String reason = failure == null ? null : String.valueOf(failure.getMessage());
        boolean gone = reason != null && reason.toLowerCase(Locale.ROOT).contains("broken pipe");
        return reason == null || gone ? null
                : "The result could not be written to the standard output (" + reason + "); make room or write somewhere else.";
    }
}
