// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.song.TrackDef;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.words.Builtin;

/** What a name stands for. */
sealed interface Symbol {

    /** A declared constant, variable, parameter or loop variable. */
    final class Variable implements Symbol {
        final String name;
        final boolean constant;
        /** The routine whose registers hold it. */
        final Frame frame;
        final int register;
        final EObject declaration;
        Type type = Type.UNKNOWN;
        /** The value, if it is known at compile time and never changes. */
        @Nullable
        Constant value;
        /** The frozen arrays and objects that it can be, if it surely is one of them; see {@link Operand#frozen}. */
        List<HeapValue> frozen = List.of();
        boolean used;

        Variable(String name, boolean constant, Frame frame, int register, EObject declaration) {
            this.name = name;
            this.constant = constant;
            this.frame = frame;
            this.register = register;
            this.declaration = declaration;
        }
    }

    /** A track; the routine is its number in the program. */
    record Track(String name, int routine, List<String> parameters, TrackDef definition) implements Symbol {}

    /** A built-in function that runs. */
    record Function(Builtin builtin) implements Symbol {}

    /** A built-in function that makes a preset at compile time. */
    record Maker(org.songwalker.runtime.words.Maker maker) implements Symbol {}
}
