// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.number;
import static org.songwalker.runtime.words.Meaning.value;

/** Members of arrays and lists, by their names in programs; read-only. */
public enum ArrayField implements Named {
    length(number(0, 256).in("elements"), "How many elements it has; that of an array never changes.",
            "const steps = [0, 4, 7]\nsong.count = steps.length"),
    last(value(ValueType.ANY).orUndefined(), "The last element; undefined if there is none.",
            "const steps = [0, 4, 7]\nsong.top = steps.last"),
    sum(value(ValueType.NUMBER), "The sum of its numbers; 0 if there is none.", "const hits = [1, 0, 1]\nsong.count = hits.sum"),
    min(value(ValueType.NUMBER).orUndefined(), "The smallest of its numbers; undefined if there is none.",
            "const steps = [0, 4, 7]\nsong.low = steps.min"),
    max(value(ValueType.NUMBER).orUndefined(), "The largest of its numbers; undefined if there is none.",
            "const steps = [0, 4, 7]\nsong.high = steps.max");

    private final Word word;

    ArrayField(Meaning.Value value, String summary, String example) {
        word = Word.of(name(), value, summary, example);
    }

    @Override
    public Word word() {
        return word;
    }
}
