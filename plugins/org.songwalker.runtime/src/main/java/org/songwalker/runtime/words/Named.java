// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

/** A constant that stands for a word of the language. */
public interface Named {
    /** Its entry in the table. */
    Word word();

    /** Its spelling in programs. */
    default String text() {
        return word().text();
    }
}
