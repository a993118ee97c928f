// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.ProgramBuilder;
import org.songwalker.runtime.words.NoteUnit;
import org.songwalker.runtime.words.SystemObject;
import org.songwalker.runtime.words.Words;

/** What all parts of one compilation share: the program being built, the current scope and frame, the reporter. */
final class Unit {
    /** Longest path that faults show. */
    private static final int LONGEST_NAME = 60;
    final Mode mode;
    /** Of the file that is being compiled. */
    Reporter reporter;
    final PresetCatalog catalog;
    final ProgramBuilder code;
    /** The frame of the body: its variables are the ones that tracks and handlers share. */
    final Frame top;
    Frame frame;
    Scope scope;
    /** Beats of {@code /1}: 4, or 1 after {@code song.noteUnit = 'beat'}. */
    double wholeNote = NoteUnit.QUARTER.wholeNote();
    /** True if some track.instrument of the program is a kit, so that drum words play (language reference 8.26). */
    boolean kitInstrument;
    /** Track or function being compiled, null outside. */
    Symbol.@Nullable Callable callable;
    /** Song properties that are read, with the first place, and those that are written. */
    final Map<String, Site> songReads = new LinkedHashMap<>();
    final Set<String> songWrites = new HashSet<>();
    final CallGraph calls = new CallGraph();
    /** Names that some statement assigns, in whatever block. */
    final Set<String> assigned = new HashSet<>();
    /** The calls that make presets for {@code track.effects}. */
    final Set<EObject> effects = new HashSet<>();
    /** Keys of the objects that the program writes. */
    final Set<String> keys = new HashSet<>();

    /** True while a function is compiled at the place of its call. */
    boolean inlining;
    /** Instructions so far that loops do not count, because they stand for a call of a function. */
    int uncounted;

    /** The scope of the language's own names. */
    final Scope language;
    /** What is being compiled; null before the first file is entered. */
    @Nullable
    SourceFile file;
    private final FilePreparation preparation;

    Unit(Mode mode, Reporter reporter, PresetCatalog catalog, Frame top, Scope global) {
        this.mode = mode;
        this.reporter = reporter;
        this.catalog = catalog;
        this.code = new ProgramBuilder(mode);
        this.top = top;
        this.frame = top;
        this.scope = global;
        this.language = global;
        this.preparation = new FilePreparation(this);
    }

    /** Sets the unit of note values of the file that is being compiled, from here on. */
    void wholeNote(NoteUnit noteUnit) {
        wholeNote = noteUnit.wholeNote();
        if (file != null) {
            file.wholeNote = wholeNote;
        }
    }

    /** Lets what is compiled next belong to a file, at its top level. */
    void enter(SourceFile next) {
        file = next;
        reporter = next.reporter;
        scope = next.scope;
        wholeNote = next.wholeNote;
        code.file(next.name);
    }

    /** Makes the definitions and constants of a file that is used known. */
    void prepare(SourceFile used) {
        preparation.prepare(used);
    }

    /** The files that are used, with their definitions, in the order in which they were prepared. */
    List<FilePreparation.Prepared> prepared() {
        return preparation.all();
    }

    /** Gives the array or object whose element an instruction reads or writes the name that faults show: a short path as it is written. */
    void named(int instruction, Expr owner) {
        if (owner instanceof VarRef || owner instanceof Member) {
            String written = reporter.text().substring(Reporter.offset(owner), Reporter.end(owner)).strip();
            if (written.length() <= LONGEST_NAME && !written.isEmpty()) {
                code.named(instruction, written);
            }
        }
    }

    /**
     * Emits the jump back to the start of a loop.
     *
     * @param uncountedBefore {@link #uncounted} at the start
     */
    void loop(int start, int uncountedBefore) {
        code.emit(Op.LOOP, start, uncounted - uncountedBefore, 0);
    }

    void report(IssueCode issue, EObject where, String message, Fix... fixes) {
        reporter.report(issue, where, message, fixes);
    }

    /** Sets the position of the instructions that follow to that of a part of the tree. */
    void at(EObject where) {
        int offset = Reporter.offset(where);
        code.at(reporter.lines().line(offset), reporter.lines().column(offset));
    }

    /** The value of an expression with a reported error: of unknown type, so that it causes no further reports. */
    Operand failed() {
        int register = frame.allocate();
        load(register, Constant.UNDEFINED);
        return Operand.in(register, Type.UNKNOWN);
    }

    /** Records that the track or function being compiled calls another. */
    void calls(Symbol.Callable callee, EObject where) {
        if (callable != null) {
            calls.add(callable, callee, new Site(where, reporter));
        }
    }

    /** True, after a report, if nothing can sound or take time here, because this is a function. */
    boolean silentHere(EObject where) {
        if (!frame.function() || callable == null) {
            return false;
        }
        report(IssueCode.P003, where,
                "a function computes: it makes no sound and takes no time. Make it a track: track " + callable.name() + "(…) { … }");
        return true;
    }

    /** A fix that replaces a part of the tree. */
    Fix replace(EObject where, String title, String replacement) {
        int offset = Reporter.offset(where);
        return new Fix(title, offset, reporter.text().substring(offset, Reporter.end(where)), replacement);
    }

    /** The engine's own object that a name means here, null if it means something else. */
    @Nullable
    SystemObject system(@Nullable String name) {
        return name == null || scope.find(name) != null ? null : Words.named(SystemObject.values(), name).orElse(null);
    }

    /** Emits the load of a constant into a register: a literal that is not frozen as a copy, which can be written to. */
    void load(int register, Constant constant) {
        boolean copied = constant.ref() instanceof HeapValue value && value.template();
        code.emit(copied ? Op.COPY : Op.CONST, register, code.constant(constant.number(), constant.ref()), 0);
    }

    /** Emits the load of a constant that is only read: a literal without literals in it is not copied. */
    void loadToRead(int register, Constant constant) {
        if (constant.ref() instanceof HeapValue value && value.template() && !value.holdsTemplates()) {
            code.emit(Op.CONST, register, code.constant(constant.number(), constant.ref()), 0);
        } else {
            load(register, constant);
        }
    }
}
