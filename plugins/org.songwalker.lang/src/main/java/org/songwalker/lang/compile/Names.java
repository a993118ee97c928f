// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.ForeignForms;
import org.songwalker.lang.issue.ForeignForms.Finding;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.Spelling;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Index;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.music.Pitch;
import org.songwalker.runtime.words.MidiField;
import org.songwalker.runtime.words.Place;
import org.songwalker.runtime.words.SystemObject;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.TransportField;

/** Resolves names, and reports names that mean nothing. */
final class Names {
    private static final Pattern REST = Pattern.compile("[rRs](1|2|4|8|16|32|64)");
    private final Unit unit;

    Names(Unit unit) {
        this.unit = unit;
    }

    /** The value of a plain name in an expression. */
    Operand variable(VarRef ref) {
        String name = ref.getName();
        SystemObject object = unit.system(name);
        if (object != null) {
            return system(ref, object);
        }
        Symbol symbol = find(ref, name);
        return switch (symbol) {
            case null -> unit.failed();
            case Symbol.Variable variable -> read(variable);
            case Symbol.Track track -> notAValue(ref, "'" + name + "' is a track; call it as a statement: " + name + "()");
            case Symbol.Function function -> notAValue(ref, "'" + name + "' is a function; call it: " + name + "(…)");
            case Symbol.Builtin function when memberFollows(ref) && foreign(ref) -> unit.failed();
            case Symbol.Builtin function -> notAValue(ref, "'" + name + "' is a function; call it: " + name + "(…)");
            case Symbol.UsedFile file -> notAValue(ref, "'" + name + "' is a file that is used; name a part of it: " + name + ".…");
            case Symbol.Action action -> notAValue(ref, "'" + name + "' is a statement that is called: " + name + "(…)");
            case Symbol.Maker maker -> notAValue(ref, "'" + name + "' makes a preset; call it: " + name + "(…)");
        };
    }

    /** The part of a used file that a path names, as in {@code drums.kick}; null if the path is no such name, or after a report. */
    @Nullable
    Symbol part(@Nullable Expr path) {
        if (!(path instanceof Member member) || member.getName() == null || usedFile(member.getTarget()) == null) {
            return null;
        }
        SourceFile file = Objects.requireNonNull(usedFile(member.getTarget())).file();
        Symbol symbol = file.exported.get(member.getName());
        if (symbol == null) {
            unknownMember(member, file.name, member.getName(), file.exported.keySet());
        }
        return symbol;
    }

    /** The used file that an expression names. */
    private Symbol.@Nullable UsedFile usedFile(@Nullable Expr target) {
        return target instanceof VarRef ref && ref.getName() != null && unit.scope.find(ref.getName()) instanceof Symbol.UsedFile file
                ? file : null;
    }

    /** True if a path begins with a name that means nothing here, whether that was reported at this place or an earlier one. */
    boolean unresolved(@Nullable Expr path) {
        return switch (path) {
            case Member member -> unresolved(member.getTarget());
            case Index index -> unresolved(index.getTarget());
            case VarRef ref -> ref.getName() != null && unit.scope.find(ref.getName()) == null && unit.system(ref.getName()) == null;
            case null, default -> false;
        };
    }

    /** True if a path names a part of a used file, whether the file has it or not. */
    boolean isPart(@Nullable Expr path) {
        return path instanceof Member member && usedFile(member.getTarget()) != null;
    }

    /** The value of a part of a used file. */
    Operand partValue(Member member) {
        Symbol symbol = part(member);
        return switch (symbol) {
            case null -> unit.failed();
            case Symbol.Variable variable -> read(variable);
            default -> {
                unit.report(IssueCode.T001, member, "'" + member.getName() + "' is to be called: " + member.getName() + "(…)");
                yield unit.failed();
            }
        };
    }

    private boolean memberFollows(VarRef ref) {
        return ref.eContainer() instanceof Member;
    }

    private Operand notAValue(VarRef ref, String message) {
        unit.report(IssueCode.T001, ref, message);
        return unit.failed();
    }

    private Operand system(VarRef ref, SystemObject object) {
        return switch (object) {
            case song -> {
                int to = unit.frame.allocate();
                unit.code.emit(Op.SONG, to, 0, 0);
                yield Operand.in(to, Type.SONG);
            }
            case midi -> noValue(ref, "midi." + MidiField.note.text());
            case transport -> noValue(ref, TransportField.bpm.target());
            case track -> noValue(ref, TrackProperty.DURATION.target());
        };
    }

    private Operand noValue(VarRef ref, String member) {
        return notAValue(ref, "'" + ref.getName() + "' is no value by itself; name a member, for example " + member);
    }

    /** Reads a variable: constants as constants, the routine's own variables in their registers, the body's through the top register. */
    Operand read(Symbol.Variable variable) {
        variable.used = true;
        if (variable.value != null) {
            return Operand.of(variable.value);
        }
        if (variable.frame == unit.frame) {
            return Operand.in(variable.register, variable.type).knowing(variable.frozen);
        }
        int to = unit.frame.allocate();
        unit.code.emit(Op.LOAD_TOP, to, variable.register, 0);
        return Operand.in(to, variable.constant ? variable.type : Type.UNKNOWN).knowing(variable.frozen);
    }

    /** The symbol of a name; null after reporting that there is none. */
    @Nullable
    Symbol find(EObject where, String name) {
        Symbol symbol = unit.scope.find(name);
        if (unit.scope.announced(name) && (symbol == null || unit.frame == unit.top)) {
            unit.report(IssueCode.N008, where, "'" + name + "' is used before its declaration in this block; move the declaration up");
            return null;
        }
        if (symbol == null) {
            unknown(where, name);
        }
        return symbol;
    }

    private void unknown(EObject where, String name) {
        int offset = Reporter.offset(where);
        if (offset > 0 && Character.isDigit(unit.reporter.text().charAt(offset - 1)) && foreign(where)) {
            return; // the rest of a number such as 0b101
        }
        if (noteShaped(name) || Spelling.foreign(name) != null) {
            String german = Spelling.foreign(name);
            String note = german == null ? Character.toUpperCase(name.charAt(0)) + name.substring(1) : german;
            boolean fixable = Pitch.parse(note).isPresent();
            Fix[] fixes = fixable ? new Fix[] {unit.replace(where, "Write " + note, note)} : new Fix[0];
            unit.report(IssueCode.N002, where, "'" + name + "' is no note; notes are A to G with # ## b bb and an octave, for example "
                    + (fixable ? note : "C4 or F#3"), fixes);
            return;
        }
        if (name.matches("[A-G]([#b]{0,2})")) {
            unit.report(IssueCode.N002, where, "which octave? C4 is middle C; write for example " + name + "4",
                    unit.replace(where, "Write " + name + "4", name + "4"));
            return;
        }
        if (unit.file != null && unit.file.unavailable.contains(name)) {
            unit.report(IssueCode.N001, where, "'" + name + "' has no value here: a file that is used does not run. "
                    + "Make it a const whose value is known when compiled, or a parameter");
            return;
        }
        Matcher rest = REST.matcher(name);
        if (rest.matches()) {
            String written = ". /" + rest.group(1);
            unit.report(IssueCode.N010, where, "'" + name + "' is a rest in LilyPond; here a rest is a dot with its length: " + written,
                    unit.replace(where, "Write " + written, written));
            return;
        }
        boolean again = unit.reporter.isUnknown(name);
        if (!again && foreign(where)) {
            return;
        }
        if (unit.reporter.followsFrom(name) || unit.file != null && unit.file.namesMissing) {
            return;
        }
        List<String> nearest = Proposals.at(unit, where, name);
        if (again && nearest.isEmpty()) {
            return; // the remedy of the first place is that of all
        }
        unit.reporter.unknown(name);
        Fix[] fixes = nearest.stream().map(n -> unit.replace(where, "Change to '" + n + "'", n)).toArray(Fix[]::new);
        String otherwise = Place.DRUM.word(name).isPresent() ? "; a drum word plays where track.instrument is a kit"
                : "; declare it with const or let, or load a preset: const " + name + " = loadPreset(\"…\")";
        unit.report(IssueCode.N001, where, "unknown name '" + name + "'" + Nearest.hint(nearest, otherwise), fixes);
    }

    /** Reports a word of another language, and nothing that follows from it. */
    private boolean foreign(EObject where) {
        return foreign(where, ForeignForms::at);
    }

    /** Reports a statement of another language that begins with an unknown name, and nothing that follows from it. */
    boolean foreignStatement(EObject where) {
        return foreign(where, ForeignForms::statement);
    }

    private boolean foreign(EObject where, BiFunction<String, Integer, @Nullable Finding> search) {
        int offset = Reporter.offset(where);
        int from = Math.max(unit.reporter.lineStart(offset), offset - 100); // a line may be as long as the file
        Finding finding = search.apply(unit.reporter.lineAround(from, offset), offset - from);
        if (finding != null) {
            unit.reporter.foreign(finding, from);
        }
        return finding != null;
    }

    /** True if a name looks like a note: a letter A to H of any case, accidentals, digits. */
    static boolean noteShaped(String name) {
        int at = 1;
        while (at < name.length() && (name.charAt(at) == '#' || name.charAt(at) == 'b')) {
            at++;
        }
        boolean letter = name.charAt(0) >= 'A' && name.charAt(0) <= 'H' || name.charAt(0) >= 'a' && name.charAt(0) <= 'h';
        return letter && at < name.length() && name.substring(at).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Reports an unknown member with the nearest of the known ones. {@code offsetOf} is the whole path; the member is its end. */
    void unknownMember(EObject path, String owner, String member, Collection<String> known) {
        unknownMember(path, owner, member, known, known.isEmpty() ? "" : "; it has " + String.join(", ", known));
    }

    /** Reports an unknown member with the nearest of the known ones, or with {@code otherwise} if none is near. */
    void unknownMember(EObject path, String owner, String member, Collection<String> known, String otherwise) {
        List<String> nearest = Nearest.names(member, known);
        int end = Reporter.end(path);
        int from = Math.max(0, end - member.length());
        String remedy = ForeignForms.member(member);
        if (remedy != null) {
            String replacement = owner.equals(Type.LIST.text()) && known.contains("add") && remedy.contains(".add(") ? "add"
                    : ForeignForms.memberReplacement(member);
            unit.reporter.report(IssueCode.N001, from, member.length(),
                    owner + " has no member '" + member + "'; " + (replacement == null ? remedy : "it is written " + replacement),
                    replacement == null ? new Fix[0] : new Fix[] {new Fix("Change to '" + replacement + "'", from, member, replacement)});
            return;
        }
        Fix[] fixes = nearest.stream().map(n -> new Fix("Change to '" + n + "'", from, member, n)).toArray(Fix[]::new);
        unit.reporter.report(IssueCode.N001, from, member.length(),
                owner + " has no member '" + member + "'" + Nearest.hint(nearest, otherwise), fixes);
    }
}
