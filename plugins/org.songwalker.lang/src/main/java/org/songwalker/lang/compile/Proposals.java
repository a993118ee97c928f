// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.song.ArrayLit;
import org.songwalker.lang.song.Assign;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.IncDec;
import org.songwalker.lang.song.Index;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.NumberLit;
import org.songwalker.lang.song.ObjectLit;
import org.songwalker.lang.song.Play;
import org.songwalker.lang.song.StringLit;
import org.songwalker.runtime.words.Action;
import org.songwalker.runtime.words.Meaning;
import org.songwalker.runtime.words.SystemObject;
import org.songwalker.runtime.words.ValueType;

/** What may have been meant by an unknown name: names that are near to it and, in its place, mean something that compiles. */
final class Proposals {

    /** What is done with a name in its place. */
    private enum Use {
        /** It gets a value. */
        ASSIGNED,
        /** A statement plays it. */
        PLAYED,
        /** A statement calls it. */
        CALLED,
        /** An expression calls it for its value. */
        CALLED_FOR_VALUE,
        /** A member or an element of it is named. */
        OWNER,
        /** It is read. */
        READ
    }

    private Proposals() {}

    /** What to write in the place of an unknown name, the nearest first. */
    static List<String> at(Unit unit, EObject where, String typed) {
        Use use = use(where);
        List<Expr> arguments = arguments(where);
        Map<String, String> written = new HashMap<>();
        for (String name : unit.scope.names()) {
            Symbol symbol = unit.scope.find(name);
            if (symbol != null && fits(symbol, use, arguments)) {
                written.put(name, use == Use.PLAYED && symbol instanceof Symbol.Track ? name + "()" : name);
            }
        }
        for (SystemObject object : SystemObject.values()) {
            if (use == Use.OWNER || use == Use.READ && object == SystemObject.song) {
                written.put(object.text(), object.text());
            }
        }
        return Nearest.names(typed, written.keySet()).stream().map(written::get).toList();
    }

    private static Use use(EObject where) {
        return switch (where.eContainer()) {
            case Assign assign when assign.getTarget() == where -> Use.ASSIGNED;
            case IncDec change -> Use.ASSIGNED;
            case Call call when call.getTarget() == where ->
                    call.eContainer() instanceof Play play && play.getTarget() == call ? Use.CALLED : Use.CALLED_FOR_VALUE;
            case Play play when play.getTarget() == where -> play.getCall() == null ? Use.PLAYED : Use.CALLED;
            case Member member -> Use.OWNER;
            case Index index when index.getTarget() == where -> Use.OWNER;
            case null, default -> Use.READ;
        };
    }

    private static List<Expr> arguments(EObject where) {
        return switch (where.eContainer()) {
            case Call call when call.getTarget() == where -> call.getArgs();
            case Play play when play.getCall() != null -> play.getCall().getArgs();
            case null, default -> List.of();
        };
    }

    private static boolean fits(Symbol symbol, Use use, List<Expr> arguments) {
        int count = arguments.size();
        return switch (symbol) {
            case Symbol.Variable variable -> switch (use) {
                case ASSIGNED -> !variable.constant;
                case PLAYED -> variable.type.maybePlayable();
                case CALLED, CALLED_FOR_VALUE -> variable.type.maybePreset();
                case OWNER -> variable.type != Type.NUMBER && variable.type != Type.BOOLEAN && variable.type != Type.STRING;
                case READ -> true;
            };
            case Symbol.Track track -> use == Use.PLAYED && track.needed() == 0 || use == Use.CALLED && takes(track, count);
            case Symbol.Function function -> (use == Use.CALLED || use == Use.CALLED_FOR_VALUE) && takes(function, count);
            case Symbol.Builtin function ->
                    (use == Use.CALLED || use == Use.CALLED_FOR_VALUE) && takes(function.builtin().word().call(), arguments);
            case Symbol.Action action ->
                    use == Use.CALLED && (action.action() == Action.log && count > 0 || takes(action.action().word().call(), arguments));
            case Symbol.Maker maker -> (use == Use.CALLED || use == Use.CALLED_FOR_VALUE) && takes(maker.maker().word().call(), arguments);
            case Symbol.UsedFile file -> use == Use.OWNER;
        };
    }

    private static boolean takes(Symbol.Callable callee, int arguments) {
        return arguments >= callee.needed() && arguments <= callee.parameters().size();
    }

    /** True if a function takes so many arguments, and none of them is a literal of another type. */
    private static boolean takes(Meaning.Call call, List<Expr> arguments) {
        return call.takes(arguments.size())
                && IntStream.range(0, arguments.size()).allMatch(i -> fits(arguments.get(i), call.parameter(i).type()));
    }

    private static boolean fits(Expr argument, ValueType type) {
        ValueType literal = literal(argument);
        return literal == null || type == ValueType.ANY || type == literal;
    }

    private static @Nullable ValueType literal(Expr argument) {
        return switch (argument) {
            case NumberLit number -> ValueType.NUMBER;
            case StringLit text -> ValueType.TEXT;
            case ArrayLit array -> ValueType.ARRAY;
            case ObjectLit object -> ValueType.OBJECT;
            default -> null;
        };
    }
}
