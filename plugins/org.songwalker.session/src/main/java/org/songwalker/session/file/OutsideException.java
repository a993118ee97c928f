// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.file;

/** Something outside the program is missing or broken: a file, a library, a device. The message is one sentence that says what to do. */
public final class OutsideException extends Exception {
    private static final long serialVersionUID = 1;

    public OutsideException(String message) {
        super(message);
    }

    public OutsideException(String message, Throwable cause) {
        super(message, cause);
    }
}
