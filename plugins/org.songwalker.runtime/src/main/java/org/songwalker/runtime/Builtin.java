// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.Optional;

/** Functions of the language, by their names in programs (language reference 10), with their numbers of arguments. */
public enum Builtin {
    noteToFreq(1, 1), freqToNote(1, 1), interval(1, 1), scaleNote(3, 3), random(0, 2), randomInt(2, 2);

    private final int fewest;
    private final int most;

    Builtin(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    /** Whether it takes this many arguments; {@code random} takes none or two. */
    public boolean takes(int arguments) {
        return arguments == fewest || arguments == most;
    }

    /** How many arguments it takes, for messages. */
    public String arity() {
        return fewest == most ? Integer.toString(fewest) : fewest + " or " + most;
    }

    public static Optional<Builtin> named(String text) {
        for (Builtin builtin : values()) {
            if (builtin.name().equals(text)) {
                return Optional.of(builtin);
            }
        }
        return Optional.empty();
    }
}
