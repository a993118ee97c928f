// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.number;

/** Members of an array, by their names in programs; read-only. */
public enum ArrayField implements Named {
    length(number(0, 256).in("elements"), "How many elements it has; never changes.", "const steps = [0, 4, 7]\nsong.count = steps.length");

    private final Word word;

    ArrayField(Meaning.Value value, String summary, String example) {
        word = Word.of(name(), value, summary, example);
    }

    @Override
    public Word word() {
        return word;
    }
}
