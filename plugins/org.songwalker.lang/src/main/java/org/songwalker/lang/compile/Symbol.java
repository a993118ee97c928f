// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.song.Definition;
import org.songwalker.runtime.HeapValue;

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

    /** What a program defines and calls. */
    sealed interface Callable extends Symbol {
        String name();

        /** Its number among the routines of the program. */
        int routine();

        List<String> parameters();

        /** How many of the first parameters have to be given; the others have a default. */
        int needed();

        Definition definition();
    }

    /** A track. */
    record Track(String name, int routine, List<String> parameters, int needed, Definition definition) implements Callable {}

    /** A function of the program, with the file that defines it. */
    record Function(String name, int routine, List<String> parameters, int needed, Definition definition, SourceFile file)
            implements Callable {}

    /** A built-in function that runs. */
    record Builtin(org.songwalker.runtime.words.Builtin builtin) implements Symbol {}

    /** A built-in statement that is called. */
    record Action(org.songwalker.runtime.words.Action action) implements Symbol {}

    /** The name after {@code as} of a file that is used. */
    record UsedFile(String name, SourceFile file) implements Symbol {}

    /** A built-in function that makes a preset at compile time. */
    record Maker(org.songwalker.runtime.words.Maker maker) implements Symbol {}
}
