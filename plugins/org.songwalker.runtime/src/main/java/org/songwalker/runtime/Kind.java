// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/**
 * Marks in the object half of a register for values that need no object. A number has {@code null} there and its value in the number half;
 * strings, {@link HeapValue}s and {@link PresetUse}s stand for themselves.
 */
public enum Kind {
    /** Truth: 1 or 0 in the number half. */
    BOOLEAN, UNDEFINED,
    /** A voice: its handle in the number half. */
    VOICE,
    /** The state of the previous firing, as the bare name {@code song}. */
    SONG
}
