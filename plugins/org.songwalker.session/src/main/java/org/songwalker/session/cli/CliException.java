// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

/** Ends a command with an exit code and a sentence for the user. */
final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1;
    static final int PROGRAM_ERRORS = 1;
    static final int USAGE = 2;
    static final int OUTSIDE = 3;

    private final int exitCode;

    CliException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    CliException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
