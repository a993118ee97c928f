// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks words up. By text, so never on the audio thread. */
public final class Words {
    private Words() {}

    /** The constant of a family that a program writes so, by its usual text or an alias. */
    public static <N extends Named> Optional<N> named(N[] family, String text) {
        return Arrays.stream(family).filter(named -> named.word().written(text)).findFirst();
    }

    /** Every spelling of a family in the order of its constants, aliases right after the word they stand for. */
    public static List<String> texts(Named... family) {
        return Arrays.stream(family).flatMap(named -> named.word().texts().stream()).toList();
    }
}
