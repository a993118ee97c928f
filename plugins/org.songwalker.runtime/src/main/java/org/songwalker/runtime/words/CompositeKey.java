// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.value;

/** Settings of {@code Composite}. */
public enum CompositeKey implements Named {
    MODE("mode", value(ValueType.TEXT).of(CompositeMode.values()), "How the children share the notes; 'layer' if it is not given.",
            "mode: 'layer', children: ['sine', 'square']"),
    CHILDREN("children", value(ValueType.ARRAY), "Presets or names of waveforms, at least one.", "children: ['sine', 'square']"),
    MIX_LEVELS("mixLevels", value(ValueType.ARRAY), "Linear gain of each child, 0 to 127.",
            "children: ['sine', 'square'], mixLevels: [1, 0.4]"),
    SPLIT_POINTS("splitPoints", value(ValueType.ARRAY), "Keys at which the next child takes over in a split, 0 to 127.",
            "mode: 'split', children: ['sine', 'square'], splitPoints: [60]");

    private final Word word;

    CompositeKey(String text, Meaning.Value value, String summary, String settings) {
        word = Word.of(text, value, summary, "const both = Composite({" + settings + "})\nboth(C4)");
    }

    @Override
    public Word word() {
        return word;
    }
}
