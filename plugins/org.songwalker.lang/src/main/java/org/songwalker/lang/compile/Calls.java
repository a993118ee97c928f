// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.ForeignForms;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.NoteLit;
import org.songwalker.lang.song.Play;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Numbers;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.words.ArrayField;
import org.songwalker.runtime.words.Builtin;
import org.songwalker.runtime.words.Meaning;
import org.songwalker.runtime.words.Method;
import org.songwalker.runtime.words.Named;
import org.songwalker.runtime.words.Parameter;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.ValueType;
import org.songwalker.runtime.words.VoiceField;
import org.songwalker.runtime.words.Words;

/** Calls whose value is used: built-in functions, methods, presets called for their voice. */
final class Calls {
    /** How other languages ask whether a value is an element. */
    private static final Set<String> CONTAINS = Set.of("includes", "contains", "include", "has");
    private static final String METHODS = "; an array has " + String.join(", ", Words.texts(Method.of(ValueType.ARRAY))) + "; a list also "
            + String.join(", ",
                    Arrays.stream(Method.values()).filter(method -> method.owner() == ValueType.LIST).map(Method::text).toList())
            + "; a voice has " + String.join(", ", Words.texts(Method.of(ValueType.VOICE)));
    /** Methods of other languages that play what they are called of. */
    private static final Set<String> PLAYS = Set.of("play", "playNote", "play_note", "trigger", "note");
    private final Unit unit;
    private final Expressions expressions;
    private final Names names;
    private final PresetMakers makers;
    private final MusicCalls music;
    private final FunctionCalls functions;

    Calls(Unit unit, Expressions expressions, Names names) {
        this.unit = unit;
        this.expressions = expressions;
        this.names = names;
        this.makers = new PresetMakers(unit, expressions);
        this.music = new MusicCalls(unit, expressions);
        this.functions = new FunctionCalls(unit, expressions);
    }

    FunctionCalls functions() {
        return functions;
    }

    PresetMakers makers() {
        return makers;
    }

    Operand value(Call call, int into) {
        Expr target = call.getTarget();
        if (target instanceof Member member && isMethod(call)) {
            return method(call, member, into);
        }
        if (names.isPart(target) || target instanceof VarRef ref && unit.system(ref.getName()) == null) {
            Symbol symbol = target instanceof VarRef ref ? names.find(ref, ref.getName()) : names.part(target);
            switch (symbol) {
                case null -> {
                    return unit.failed();
                }
                case Symbol.Maker maker -> {
                    return makers.make(maker.maker(), call, call.getArgs());
                }
                case Symbol.Builtin function -> {
                    return function(function, call, into);
                }
                case Symbol.UsedFile file -> {
                    unit.report(IssueCode.T001, call,
                            "'" + file.name() + "' is a file that is used; call a part of it: " + file.name() + ".…()");
                    return unit.failed();
                }
                case Symbol.Action action -> {
                    unit.report(IssueCode.T001, call, action.action().text() + " gives no value; write it as a statement");
                    return unit.failed();
                }
                case Symbol.Track track -> {
                    unit.report(IssueCode.T001, call, "a call of a track has no value; write it as a statement");
                    return unit.failed();
                }
                case Symbol.Function function -> {
                    return functions.value(function, call, call.getArgs(), expressions.target(into));
                }
                case Symbol.Variable variable -> {}
            }
        }
        if (target instanceof NoteLit note) {
            unit.report(IssueCode.T001, call, "the note " + note.getNote() + " cannot be called; write preset(" + note.getNote() + ")");
            return unit.failed();
        }
        return voice(expressions.operand(target), call, into);
    }

    /**
     * True if a call is one of a method of a voice or an array; false if it plays a preset that is a member: of {@code song}, or of an
     * object, which has a key of that name somewhere in the program.
     */
    boolean isMethod(Call call) {
        if (!(call.getTarget() instanceof Member member) || Members.systemObject(unit, member.getTarget()) != null
                || names.isPart(member)) {
            return false;
        }
        boolean ofObject = member.getTarget() instanceof VarRef owner
                && unit.scope.find(owner.getName()) instanceof Symbol.Variable variable && variable.type == Type.OBJECT;
        return !ofObject && (Words.named(Method.values(), member.getName()).isPresent() || !unit.keys.contains(member.getName()));
    }

    private Operand function(Symbol.Builtin function, Call call, int into) {
        List<Expr> arguments = call.getArgs();
        String name = function.builtin().text();
        Meaning.Call takes = function.builtin().word().call();
        if (!takes.takes(arguments.size())) {
            if (oneArray(call, name, takes) || function.builtin() == Builtin.chord && music.oneText(call)) {
                return unit.failed();
            }
            String counts = takes.fewest() == takes.most() ? Integer.toString(takes.most())
                    : takes.fewest() + (takes.repeats() ? " to " : " or ") + takes.most();
            unit.report(IssueCode.T001, call,
                    name + " takes " + counts + (counts.equals("1") ? " argument" : " arguments") + ", not " + arguments.size()
                            + (function.builtin() == Builtin.scale && arguments.size() == 2
                                    ? "; its steps begin at 0, and a note of it is scaleNote(C4, scale('major'), 2)"
                                    : ": " + name + "(" + takes.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "))
                                            + (takes.repeats() ? ", …)" : ")")));
            return unit.failed();
        }
        Operand made = music.made(function.builtin(), call, into);
        if (made != null) {
            return made;
        }
        int first = unit.frame.allocate(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Operand argument = expressions.readInto(arguments.get(i), first + i);
            check(argument, takes.parameter(i), arguments.get(i), name);
            if (function.builtin() == Builtin.chance) {
                Ranges.probability(unit, arguments.get(i), argument.constant());
            }
        }
        int to = expressions.target(into);
        unit.code.emit(Op.BUILTIN, to, function.builtin().ordinal() | arguments.size() << 8, first);
        return Operand.in(to, Type.of(function.builtin().word()));
    }

    /** Reports elements one by one where one array is wanted, and an array where its smallest or largest is wanted; true if it did. */
    private boolean oneArray(Call call, String name, Meaning.Call takes) {
        List<Expr> arguments = call.getArgs();
        boolean elements = takes.most() == 1 && takes.parameter(0).type() == ValueType.ARRAY && arguments.size() > 1;
        if (!elements && !(takes.repeats() && arguments.size() == 1 && Words.named(ArrayField.values(), name).isPresent())) {
            return false;
        }
        String inside = unit.reporter.text().substring(Reporter.offset(arguments.getFirst()), Reporter.end(arguments.getLast())).strip();
        if (elements) {
            String written = name + "([" + inside + "])";
            unit.report(IssueCode.T001, call,
                    name + " takes one array, not " + arguments.size() + " arguments; put them into brackets: " + written,
                    unit.replace(call, "Write " + written, written));
            return true;
        }
        if (expressions.operand(arguments.getFirst()).type().notAnArray()) {
            return false;
        }
        boolean path = arguments.getFirst() instanceof VarRef || arguments.getFirst() instanceof Member;
        String written = inside + "." + name;
        unit.report(IssueCode.T001, call,
                name + " takes two or more numbers; of the elements of an array it is written " + (path ? written : "." + name),
                path ? new Fix[] {unit.replace(call, "Write " + written, written)} : new Fix[0]);
        return true;
    }

    /** Reports an argument whose type surely does not fit a function or method. */
    private void check(Operand argument, Parameter parameter, Expr where, String name) {
        switch (parameter.type()) {
            case NUMBER -> expressions.requireNumber(argument, where, name);
            case ARRAY -> {
                if (argument.type().notAnArray()) {
                    unit.report(IssueCode.T001, where, name + " needs " + parameter.summary()
                            + (parameter.name().equals("array") ? "" : " as its " + parameter.name()) + ", not " + argument.type().text());
                }
            }
            case BOOLEAN, TEXT, LIST, OBJECT, PRESET, VOICE, INDEXED, ANY, NOTHING -> {}
        }
    }

    private Operand method(Call call, Member member, int into) {
        String name = member.getName() == null ? "" : member.getName();
        if (Members.isSongVoices(unit, member.getTarget()) && Words.named(Method.of(ValueType.VOICE), name).isPresent()) {
            unit.report(IssueCode.T001, call,
                    "song.voices is an array and has no method '" + name + "'; name one of them: song.voices[0]." + name + "(…)");
            return unit.failed();
        }
        int base = unit.frame.allocate(1 + call.getArgs().size());
        int errors = unit.reporter.errors();
        Operand target = expressions.readInto(member.getTarget(), base);
        if (unit.reporter.errors() > errors || names.unresolved(member)) {
            return unit.failed();
        }
        Method method = method(target.type(), name, member, call);
        if (method == null) {
            return unit.failed();
        }
        for (int i = 0; i < call.getArgs().size(); i++) {
            Operand argument = expressions.valueInto(call.getArgs().get(i), base + 1 + i);
            check(argument, method.word().call().parameters().get(i), call.getArgs().get(i), name);
        }
        int to = expressions.target(into);
        unit.code.emit(Op.METHOD, to, base, method.ordinal() | call.getArgs().size() << 16);
        return Operand.in(to, Type.of(method.word()));
    }

    /** The method of a type by its name; null after reporting that there is none or that its arguments differ. */
    private @Nullable Method method(Type owner, String name, Member member, Call call) {
        Method[] known = switch (owner) {
            case VOICE -> Method.of(ValueType.VOICE);
            case ARRAY -> Method.of(ValueType.ARRAY);
            case LIST -> Method.of(ValueType.LIST);
            case UNKNOWN -> Method.values();
            case NUMBER, BOOLEAN, STRING, OBJECT, PRESET, EFFECT, SONG, UNDEFINED, REGEX -> new Method[0];
        };
        Method method = Words.named(known, name).orElse(null);
        if (method == null) {
            unknown(owner, known, name, member, call);
            return null;
        }
        Meaning.Call takes = method.word().call();
        int count = call.getArgs().size();
        if (!takes.takes(count)) {
            unit.report(IssueCode.T001, call,
                    name + " takes " + arguments(takes) + ", not " + count + " argument" + (count == 1 ? "" : "s"));
            return null;
        }
        return method;
    }

    /** Reports a method that a value has not: a property that is called, a method of another language, a mistyped one. */
    private void unknown(Type owner, Method[] known, String name, Member member, Call call) {
        Named[] properties = switch (owner) {
            case ARRAY, LIST -> ArrayField.values();
            case VOICE -> VoiceField.values();
            case PRESET -> PresetProperty.values();
            case UNKNOWN -> Stream.<Named[]>of(ArrayField.values(), VoiceField.values(), PresetProperty.values())
                    .flatMap(Arrays::stream)
                    .toArray(Named[]::new);
            case NUMBER, BOOLEAN, STRING, OBJECT, EFFECT, SONG, UNDEFINED, REGEX -> new Named[0];
        };
        List<String> near = Nearest.names(name, Stream.concat(Words.texts(known).stream(), Words.texts(properties).stream()).toList());
        String written = ForeignForms.member(name) != null ? ForeignForms.memberReplacement(name) : near.isEmpty() ? null : near.getFirst();
        if (Words.named(properties, name).isPresent()) {
            property(member, name, call, call.getArgs());
        } else if (written != null && Words.named(properties, written).isPresent()) {
            property(member, written, call, call.getArgs());
        } else if (CONTAINS.contains(name)) {
            contains(owner, name, member, call);
        } else if (owner == Type.PRESET) {
            played(member, name);
        } else if (known.length == 0) {
            unit.report(IssueCode.T001, member, owner.text() + " has no method '" + name + "'");
        } else if (owner == Type.UNKNOWN) {
            names.unknownMember(member, "this value", name, Words.texts(known), METHODS);
        } else {
            names.unknownMember(member, owner.text(), name, Words.texts(known));
        }
    }

    /** Reports a method of a preset, which is called by its name. The fix takes a word that only says that it plays out. */
    private void played(Member member, String name) {
        int end = Reporter.end(member);
        String path = unit.reporter.text().substring(Reporter.offset(member), end);
        String owner = path.substring(0, path.length() - name.length()).strip().replaceFirst("\\.$", "");
        boolean plays = PLAYS.contains(name) && path.endsWith("." + name);
        unit.report(IssueCode.T001, member,
                "a preset has no method '" + name + "'; it is called by its name, with pitch, velocity and beats: " + owner
                        + "(60, 0.8, 1)",
                plays ? new Fix[] {new Fix("Delete ." + name, end - name.length() - 1, "." + name, "")} : new Fix[0]);
    }

    /** Reports a property that is called like a method. The fix writes it as it is read if the parentheses are empty. */
    private void property(Member member, String property, EObject call, List<Expr> arguments) {
        String name = member.getName();
        int from = Reporter.end(member);
        String parentheses = unit.reporter.text().substring(from, Math.max(from, Reporter.end(call))).strip();
        int close = arguments.isEmpty() && parentheses.startsWith("(") ? parentheses.indexOf(')') : -1;
        String called = close < 0 ? "" : name + unit.reporter.text().substring(from, unit.reporter.text().indexOf(')', from) + 1);
        unit.reporter.report(IssueCode.T001, from - name.length(), name.length(),
                "'" + name + "' is no method; write ." + property + " without parentheses",
                close < 0 ? new Fix[0] : new Fix[] {new Fix("Write " + property, from - name.length(), called, property)});
    }

    /** Reports {@code a.includes(v)}, which the fix writes {@code (a.indexOf(v) >= 0)}. */
    private void contains(Type owner, String name, Member member, Call call) {
        if (owner != Type.ARRAY && owner != Type.LIST && owner != Type.UNKNOWN) {
            unit.report(IssueCode.T001, member, owner.text() + " has no method '" + name + "'");
            return;
        }
        int end = Reporter.end(member);
        String array = unit.reporter.text().substring(Reporter.offset(call), end - name.length());
        String arguments = unit.reporter.text().substring(end, Reporter.end(call)).stripTrailing();
        String written = "(" + array + "indexOf" + arguments + " >= 0)";
        Fix[] fixes = call.getArgs().size() == 1 && call.eContainer() instanceof EObject where && !(where instanceof Play)
                ? new Fix[] {unit.replace(call, "Write " + written, written)} : new Fix[0];
        unit.reporter.report(IssueCode.N001, end - name.length(), name.length(), (owner == Type.UNKNOWN ? "this value" : owner.text())
                + " has no member '" + name + "'; write .indexOf(v) >= 0, which is true if v is an element", fixes);
    }

    /** The arguments of a method, for a message. */
    private static String arguments(Meaning.Call takes) {
        return switch (takes.most()) {
            case 0 -> "no arguments";
            case 1 -> "one argument";
            default -> takes.parameters().stream().map(Parameter::summary).collect(Collectors.joining(" and "));
        };
    }

    /** Reports a call of a value that is surely no preset. */
    void notCallable(Operand callee, Expr target, EObject call, List<Expr> arguments) {
        if (target instanceof Member member && member.getName() != null && Members.systemObject(unit, member.getTarget()) != null) {
            property(member, member.getName(), call, arguments);
        } else {
            unit.report(IssueCode.T001, call, callee.type().text() + " cannot be called; a preset, a track or a function can");
        }
    }

    /** A preset called for its voice. */
    private Operand voice(Operand callee, Call call, int into) {
        if (!callee.type().maybePreset()) {
            notCallable(callee, call.getTarget(), call, call.getArgs());
            return unit.failed();
        }
        if (unit.silentHere(call)) {
            return unit.failed();
        }
        if (unit.mode == Mode.SONG && callee.type() == Type.PRESET) {
            unit.report(IssueCode.P003, call,
                    "in a song a preset call has no value; write it as a statement. Voices as values belong to slots played by MIDI");
        }
        int base = unit.frame.allocate(5);
        expressions.put(callee, base);
        int flags = arguments(call.getArgs(), base, call);
        int to = expressions.target(into);
        unit.code.emit(Op.PLAY, base, flags, to);
        return Operand.in(to, Type.VOICE);
    }

    /** Puts pitch, velocity and beats of a preset call after {@code base}; the flags of what is there. */
    int arguments(List<Expr> arguments, int base, EObject call) {
        if (arguments.size() > 3) {
            unit.report(IssueCode.T001, call,
                    "a preset takes a pitch, a velocity and a number of beats, not " + arguments.size() + " arguments");
        }
        int flags = 0;
        String[] purpose = {"the pitch", "the velocity", "the length"};
        for (int i = 0; i < Math.min(3, arguments.size()); i++) {
            Operand argument = expressions.valueInto(arguments.get(i), base + 1 + i);
            expressions.requireNumber(argument, arguments.get(i), purpose[i]);
            Constant constant = argument.constant();
            if (i == 1 && constant != null) {
                checkVelocity(constant, arguments.get(i));
            } else if (i == 2 && constant != null && constant.isNumber()) {
                expressions.checkDuration(constant.number(), arguments.get(i));
            }
            flags |= i == 0 ? Op.HAS_PITCH : i == 1 ? Op.HAS_VELOCITY : Op.HAS_GATE;
        }
        return flags;
    }

    /** Warns of a constant velocity that will be limited (T006). */
    void checkVelocity(Constant constant, EObject where) {
        double v = constant.number();
        if (constant.isNumber() && (v < 0 || v > 1 && v < 2 || v > 127)) {
            String limited = v < 0 ? "0" : v < 2 ? "full scale" : "127";
            unit.report(IssueCode.T006, where, "a velocity of " + Numbers.text(v) + " is limited to " + limited
                    + "; up to 1 it is a fraction of full scale, from 2 to 127 a MIDI velocity");
        }
    }
}
