// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

/** How a composite shares notes among its children. */
public enum CompositeMode implements Named {
    LAYER("layer", "All children play every note.", "'sine', 'square'"),
    SPLIT("split", "Each child plays its part of the keyboard.", "'sine', 'square'"),
    CHAIN("chain", "The first child sounds and the others are effects it runs through.", "'sine', loadPreset(\"_shared/Reverb\")");

    private final Word word;

    CompositeMode(String text, String summary, String children) {
        word = Word.of(text, summary, "const both = Composite({mode: '" + text + "', children: [" + children + "]})\nboth(C4)");
    }

    @Override
    public Word word() {
        return word;
    }
}
