// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.sfz;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is not as an SFZ file says, each thing once. */
final class SfzReport {
    private static final int MOST = 200;
    private static final int LONGEST = 200;

    private final String file;
    private final Set<String> sentences = new LinkedHashSet<>();
    private final Set<String> unused = new TreeSet<>();

    SfzReport(String file) {
        this.file = file;
    }

    void say(String clause) {
        if (sentences.size() < MOST) {
            sentences.add(shortened(clause));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    void region(SfzOpcodes opcodes) {
        if (unused.size() < MOST) {
            opcodes.withoutEffect().forEach(name -> unused.add(shortened(name)));
        }
        opcodes.wrong().forEach((name, value) -> say(name + "=" + value + ": expected a number"));
    }

    /** Adds a sentence for each thing. */
    void addTo(List<String> warnings) {
        sentences.forEach(each -> warnings.add(file + ": " + each));
        unused.stream().limit(MOST).forEach(each -> warnings.add(file + ": " + each + " has no effect"));
    }
}
