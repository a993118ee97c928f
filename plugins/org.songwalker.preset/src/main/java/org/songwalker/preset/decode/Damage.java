// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

/**
 * A part of a compressed file that cannot be read; what comes after it may be readable. Has no stack trace, because files may have many.
 */
final class Damage extends Exception {
    private static final long serialVersionUID = 1L;

    Damage(String problem) {
        super(problem, null, false, false);
    }
}
