// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import org.jspecify.annotations.Nullable;

/** A sample that cannot be turned into audio. The message says why and, if there is one, the remedy; it names no file. */
public final class DecodeException extends Exception {
    private static final long serialVersionUID = 1L;

    DecodeException(String problem) {
        this(problem, null);
    }

    DecodeException(String problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
