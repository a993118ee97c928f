// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.List;
import org.songwalker.lang.song.Assign;
import org.songwalker.lang.song.Decl;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.Statement;
import org.songwalker.lang.song.StringLit;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.Routine;
import org.songwalker.runtime.words.NoteUnit;
import org.songwalker.runtime.words.SystemObject;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.Words;

/**
 * Makes the tracks, functions and constants of a file that is used known. Its other statements do not run, so a constant has a value only
 * if that is known now (language reference 13.9).
 */
final class FilePreparation {
    private final Unit unit;
    private final List<Prepared> all = new ArrayList<>();

    /** A file with its definitions, which are compiled later. */
    record Prepared(SourceFile file, Definitions definitions) {}

    FilePreparation(Unit unit) {
        this.unit = unit;
    }

    List<Prepared> all() {
        return all;
    }

    void prepare(SourceFile used) {
        SourceFile outer = unit.file;
        Frame outerFrame = unit.frame;
        unit.frame = new Frame(Routine.Kind.BODY);
        noteUnit(used);
        unit.enter(used);
        Statements statements = new Statements(unit, used.syntax);
        Definitions definitions = new Definitions(unit, statements);
        definitions.declare(used.tree);
        used.scope.own().forEach(symbol -> {
            if (symbol instanceof Symbol.Callable callable) {
                used.exported.put(callable.name(), callable);
            }
        });
        for (Statement statement : used.tree.getStatements()) {
            if (statement instanceof Decl decl && decl.getName() != null && !used.syntax.broken(decl)) {
                constant(used, decl, statements);
            }
        }
        all.add(new Prepared(used, definitions));
        unit.frame = outerFrame;
        if (outer != null) {
            unit.enter(outer);
        }
    }

    /** {@code song.noteUnit} rules the file in which it is the first statement after what the file uses. */
    private static void noteUnit(SourceFile used) {
        for (Statement statement : used.tree.getStatements()) {
            if (statement instanceof Assign assign && assign.getTarget() instanceof Member member && member.getName() != null
                    && member.getTarget() instanceof VarRef owner && SystemObject.song.text().equals(owner.getName())
                    && TrackProperty.NOTE_UNIT.word().written(member.getName()) && assign.getValue() instanceof StringLit text) {
                Words.named(NoteUnit.values(), text.getText()).ifPresent(word -> used.wholeNote = word.wholeNote());
            }
        }
    }

    private void constant(SourceFile used, Decl decl, Statements statements) {
        int mark = unit.code.here();
        Operand value = decl.getKind().equals("const") ? statements.expressions().operand(decl.getValue()) : null;
        unit.code.rewind(mark);
        if (value == null || value.constant() == null) {
            used.unavailable.add(decl.getName());
            return;
        }
        Symbol.Variable variable = new Symbol.Variable(decl.getName(), true, unit.frame, -1, decl);
        variable.used = true;
        variable.type = value.type();
        variable.value = value.constant();
        if (value.constant().ref() instanceof HeapValue literal) {
            literal.freeze();
        }
        used.scope.declare(decl.getName(), variable);
        used.exported.put(decl.getName(), variable);
    }
}
