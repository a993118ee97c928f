// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/** When a song's audio ends ({@code song.endMode}, language reference 10). */
public enum EndMode {
    GATE, RELEASE, TAIL;

    /** The text of the language: {@code gate}, {@code release} or {@code tail}. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
