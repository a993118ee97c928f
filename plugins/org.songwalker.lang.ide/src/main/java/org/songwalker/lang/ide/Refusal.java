// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

/** A message that cannot be answered, with an error code of the protocol and a sentence for the log of the editor. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;

    Refusal(int code, String sentence) {
        super(sentence, null, false, false); // a normal answer, so no stack
        this.code = code;
    }

    int code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
