// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one block, inside those of the blocks around it. */
final class Scope {
    final @Nullable Scope parent;
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final Set<String> later = new HashSet<>();

    Scope(@Nullable Scope parent) {
        this.parent = parent;
    }

    /** Announces that a name is declared further down in this block. */
    void announce(String name) {
        later.add(name);
    }

    void declare(String name, Symbol symbol) {
        later.remove(name);
        symbols.put(name, symbol);
    }

    @Nullable
    Symbol here(String name) {
        return symbols.get(name);
    }

    @Nullable
    Symbol find(String name) {
        Symbol symbol = symbols.get(name);
        return symbol != null || parent == null ? symbol : parent.find(name);
    }

    /** True if the nearest block that knows the name declares it further down. */
    boolean announced(String name) {
        if (symbols.containsKey(name)) {
            return false;
        }
        return later.contains(name) || parent != null && parent.announced(name);
    }

    /** Every name that can be used here. */
    Collection<String> names() {
        Map<String, Boolean> all = new HashMap<>();
        for (Scope scope = this; scope != null; scope = scope.parent) {
            scope.symbols.keySet().forEach(name -> all.put(name, true));
        }
        return all.keySet();
    }

    Collection<Symbol> own() {
        return symbols.values();
    }
}
