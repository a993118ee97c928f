// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.songwalker.runtime.Strand;

/** The graph of tracks and functions that call each other, to find circles and chains that are too long (T004). */
final class CallGraph {
    /** Deepest chain of calls. */
    static final int MAX_DEPTH = Strand.MAX_CALL_DEPTH;

    private final Map<Symbol.Callable, Map<Symbol.Callable, Site>> calls = new LinkedHashMap<>();

    void add(Symbol.Callable caller, Symbol.Callable callee, Site where) {
        calls.computeIfAbsent(caller, key -> new LinkedHashMap<>()).putIfAbsent(callee, where);
    }

    /**
     * Calls that cannot work: a circle, with its members in order and the first again at the end, or a chain that is too long.
     *
     * @param closingCall the call that closes the circle or makes the chain too long
     */
    record Fault(List<Symbol.Callable> members, Site closingCall) {
        boolean circle() {
            return members.getFirst() == members.getLast();
        }
    }

    /** Every circle and every chain that is too long, each once. */
    List<Fault> faults() {
        List<Fault> found = new ArrayList<>();
        Map<Symbol.Callable, Integer> heights = new HashMap<>();
        for (Symbol.Callable first : List.copyOf(calls.keySet())) {
            height(first, new LinkedHashSet<>(), heights, found);
        }
        return found;
    }

    /** How many definitions the longest chain of calls from one on has, itself included; chains with a fault count up to it. */
    private int height(Symbol.Callable caller, LinkedHashSet<Symbol.Callable> path, Map<Symbol.Callable, Integer> heights,
            List<Fault> found) {
        Integer known = heights.get(caller);
        if (known != null) {
            return known;
        }
        path.add(caller);
        int highest = 0;
        for (Map.Entry<Symbol.Callable, Site> call : calls.getOrDefault(caller, Map.of()).entrySet()) {
            Symbol.Callable callee = call.getKey();
            List<Symbol.Callable> chain = new ArrayList<>(path);
            if (path.contains(callee)) {
                chain = new ArrayList<>(chain.subList(chain.indexOf(callee), chain.size()));
                chain.add(callee);
                found.add(new Fault(chain, call.getValue()));
                continue;
            }
            int below = path.size() < MAX_DEPTH ? height(callee, path, heights, found) : MAX_DEPTH;
            if (below >= MAX_DEPTH) {
                chain.add(callee);
                found.add(new Fault(chain, call.getValue()));
                below = 0; // said once
            }
            highest = Math.max(highest, below);
        }
        path.remove(caller);
        heights.put(caller, highest + 1);
        return highest + 1;
    }
}
