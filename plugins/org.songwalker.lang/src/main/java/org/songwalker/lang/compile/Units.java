// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import org.eclipse.emf.ecore.EObject;
import org.songwalker.lang.song.Program;
import org.songwalker.lang.song.Use;
import org.songwalker.runtime.Mode;

/** {@code song.noteUnit}: what {@code /4} means, and where it may be set (language reference 0.2 and 0.15). */
final class Units {
    private Units() {}

    /** Allowed in the first statement of a slot's program, and in any top-level statement of a song; it holds from there on. */
    static boolean allowed(Mode mode, EObject statement) {
        return statement.eContainer() instanceof Program program && (mode == Mode.SONG
                || program.getStatements().stream().filter(each -> !(each instanceof Use)).findFirst().orElse(null) == statement);
    }
}
