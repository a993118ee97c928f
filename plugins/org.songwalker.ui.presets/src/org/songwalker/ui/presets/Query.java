// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import org.jspecify.annotations.Nullable;
import org.songwalker.preset.Family;

/**
 * What the user looks for.
 *
 * @param typed  words that all have to be found; may be empty
 * @param family of the instruments; null for all
 */
record Query(String typed, Scope scope, @Nullable Family family) {
    static final Query EVERYTHING = new Query("", new Scope.All(), null);

    /** Where the user looks. */
    sealed interface Scope {
        /** In all libraries. */
        record All() implements Scope {}

        /** Among the favourites. */
        record Favourites() implements Scope {}

        /** Among what was used lately. */
        record Recent() implements Scope {}

        /** In one library. */
        record Library(String name) implements Scope {}
    }

    /** True if nothing limits what is shown, so that it is shown by library. */
    boolean everything() {
        return typed.isBlank() && scope instanceof Scope.All && family == null;
    }

    Query typing(String words) {
        return new Query(words, scope, family);
    }

    Query in(Scope place) {
        return new Query(typed, place, family);
    }

    Query of(@Nullable Family kind) {
        return new Query(typed, scope, kind);
    }
}
