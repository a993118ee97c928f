// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/** Result of opening an output: an open output, or a sentence that says why it failed and what to do. */
public sealed interface OutputResult {

    /** The output is open. */
    record Opened(AudioOutput output) implements OutputResult {}

    /** The output is not available; everything but live sound works. */
    record Unavailable(String sentence) implements OutputResult {}
}
