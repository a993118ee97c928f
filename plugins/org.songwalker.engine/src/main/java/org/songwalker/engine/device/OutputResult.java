// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/** What comes of opening an output: sound, or a sentence that says why not and what to do. */
public sealed interface OutputResult {

    /** It plays. */
    record Opened(AudioOutput output) implements OutputResult {}

    /** It does not; everything but live sound goes on working. */
    record Unavailable(String sentence) implements OutputResult {}
}
