// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/** Result of opening an input: an open input, or a sentence that says why it failed and what to do. */
public sealed interface InputResult {

    /** The input is open. */
    record Opened(AudioInput input) implements InputResult {}

    /** The input is not available; it is silent. */
    record Unavailable(String sentence) implements InputResult {}
}
