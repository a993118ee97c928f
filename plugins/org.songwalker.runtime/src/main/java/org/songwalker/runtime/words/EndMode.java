// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

/** Where a song's audio ends ({@code song.endMode}, language reference 10). */
public enum EndMode implements Named {
    GATE("gate", "The audio ends with the last gate or the last step, whichever is later."),
    RELEASE("release", "The audio ends when the last voice has finished."),
    TAIL("tail", "The audio ends when the tails of the effects have faded too.");

    private final Word word;

    EndMode(String text, String summary) {
        word = Word.of(text, summary, "song.endMode = '" + text + "'");
    }

    @Override
    public Word word() {
        return word;
    }
}
