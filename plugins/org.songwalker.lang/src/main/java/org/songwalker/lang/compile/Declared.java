// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import org.jspecify.annotations.Nullable;
import org.songwalker.lang.song.Decl;
import org.songwalker.lang.song.Definition;
import org.songwalker.lang.song.Statement;

/** The name that a statement declares. */
final class Declared {
    private Declared() {}

    /** The name; null if it declares none. */
    static @Nullable String name(Statement statement) {
        return switch (statement) {
            case Decl decl -> decl.getName();
            case Definition definition -> definition.getName();
            default -> null;
        };
    }
}
