// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

/** How a composite shares notes among its children. */
public enum CompositeMode implements Named {
    LAYER("layer", "All children play every note."),
    SPLIT("split", "Each child plays its part of the keyboard."),
    CHAIN("chain", "The first child sounds and the others are effects it runs through.");

    private final Word word;

    CompositeMode(String text, String summary) {
        word = Word.of(text, summary, "const both = Composite({mode: '" + text + "', children: ['sine', 'square']})\nboth(C4)");
    }

    @Override
    public Word word() {
        return word;
    }
}
