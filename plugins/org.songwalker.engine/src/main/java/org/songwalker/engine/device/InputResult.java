// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/** What comes of opening an input: sound, or a sentence that says why not and what to do. */
public sealed interface InputResult {

    /** It is open. */
    record Opened(AudioInput input) implements InputResult {}

    /** It is not; inputs are silent. */
    record Unavailable(String sentence) implements InputResult {}
}
