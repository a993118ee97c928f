// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;

/** The graph of tracks that call each other, to find circles (T004). */
final class CallGraph {
    /** Deepest chain of calls. */
    static final int MAX_DEPTH = 64;

    private final Map<Symbol.Track, Map<Symbol.Track, EObject>> calls = new LinkedHashMap<>();

    void add(Symbol.Track caller, Symbol.Track callee, EObject where) {
        calls.computeIfAbsent(caller, key -> new LinkedHashMap<>()).putIfAbsent(callee, where);
    }

    /** A circle: its tracks in order, the first again at the end, and the call that closes it. */
    record Circle(List<Symbol.Track> tracks, EObject closingCall) {}

    /** Every circle, each once. */
    List<Circle> circles() {
        List<Circle> found = new ArrayList<>();
        Set<Symbol.Track> done = new HashSet<>();
        for (Symbol.Track track : List.copyOf(calls.keySet())) {
            visit(track, new LinkedHashSet<>(), done, found);
        }
        return found;
    }

    private void visit(Symbol.Track track, LinkedHashSet<Symbol.Track> path, Set<Symbol.Track> done, List<Circle> found) {
        if (done.contains(track)) {
            return;
        }
        path.add(track);
        calls.getOrDefault(track, Map.of()).forEach((callee, where) -> {
            if (path.contains(callee)) {
                List<Symbol.Track> circle = new ArrayList<>(path);
                circle = new ArrayList<>(circle.subList(circle.indexOf(callee), circle.size()));
                circle.add(callee);
                found.add(new Circle(circle, where));
            } else if (path.size() < MAX_DEPTH) {
                visit(callee, path, done, found);
            } else {
                found.add(new Circle(new ArrayList<>(path), where));
            }
        });
        path.remove(track);
        done.add(track);
    }
}
