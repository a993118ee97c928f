// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import org.eclipse.emf.ecore.EObject;
import org.songwalker.lang.song.Program;
import org.songwalker.runtime.Mode;

/** {@code song.noteUnit}: what {@code /4} means, and where that may be said (language reference 0, points 2 and 15). */
final class Units {
    private Units() {}

    /** In a slot the first statement, in a song any of the top level; from there on it counts. */
    static boolean allowed(Mode mode, EObject statement) {
        return statement.eContainer() instanceof Program program && (mode == Mode.SONG || program.getStatements().getFirst() == statement);
    }
}
