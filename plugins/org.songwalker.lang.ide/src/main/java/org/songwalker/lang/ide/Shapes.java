// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.parser.IParseResult;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.song.ArrayLit;
import org.songwalker.lang.song.Assign;
import org.songwalker.lang.song.Binary;
import org.songwalker.lang.song.BoolLit;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.Conditional;
import org.songwalker.lang.song.Decl;
import org.songwalker.lang.song.Definition;
import org.songwalker.lang.song.DurationLit;
import org.songwalker.lang.song.Entry;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.ForIn;
import org.songwalker.lang.song.FunctionDef;
import org.songwalker.lang.song.Index;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.NoteLit;
import org.songwalker.lang.song.NumberLit;
import org.songwalker.lang.song.ObjectLit;
import org.songwalker.lang.song.Param;
import org.songwalker.lang.song.Paren;
import org.songwalker.lang.song.Play;
import org.songwalker.lang.song.Return;
import org.songwalker.lang.song.StringLit;
import org.songwalker.lang.song.Unary;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.words.Builtin;
import org.songwalker.runtime.words.MidiField;
import org.songwalker.runtime.words.Meaning;
import org.songwalker.runtime.words.Place;
import org.songwalker.runtime.words.SongField;
import org.songwalker.runtime.words.SystemObject;
import org.songwalker.runtime.words.ValueType;
import org.songwalker.runtime.words.Word;
import org.songwalker.runtime.words.Words;

/**
 * What the names of a program hold, read off its tree, which may be broken: from values, from loops, from the calls that give parameters
 * their arguments, and from what functions return. A name that holds different things in different places has the shape that was found
 * first. One use.
 */
final class Shapes {
    /** Names that depend on later ones are known after some passes; programs that need more are rare. */
    private static final int PASSES = 3;
    private static final Set<String> LOGICAL = Set.of("==", "!=", "===", "!==", "<", ">", "<=", ">=");
    private static final Set<String> EITHER = Set.of("??", "||", "&&");
    /** Functions that give an array of the elements of their first argument. */
    private static final Set<String> SAME_ELEMENTS = Set.of(Builtin.shuffle.text(), Builtin.sorted.text(), Builtin.inversion.text());

    private final Map<String, Shape> names = new HashMap<>();
    private final Map<String, @Nullable Shape> song = new LinkedHashMap<>();
    private final Map<String, Shape> returned = new HashMap<>();
    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Map<String, String> kinds = new HashMap<>();

    Shapes(@Nullable IParseResult parsed) {
        EObject root = parsed == null ? null : parsed.getRootASTElement();
        for (int pass = 0; pass < PASSES && root != null; pass++) {
            for (Iterator<EObject> all = root.eAllContents(); all.hasNext();) {
                take(all.next());
            }
        }
    }

    private void take(EObject object) {
        switch (object) {
            case Definition definition when definition.getName() != null -> definitions.putIfAbsent(definition.getName(), definition);
            case Decl declared when declared.getName() != null -> {
                kinds.put(declared.getName(), declared.getKind() == null ? "" : declared.getKind());
                name(declared.getName(), infer(declared.getValue()));
            }
            case Param parameter when parameter.getName() != null -> name(parameter.getName(), infer(parameter.getInitial()));
            case ForIn loop when loop.getVar() != null && loop.getVar().getName() != null ->
                    name(loop.getVar().getName(), loop.getTo() != null ? Shape.NUMBER : element(infer(loop.getFrom())));
            case Assign assign when assign.getTarget() instanceof VarRef target && target.getName() != null ->
                    name(target.getName(), infer(assign.getValue()));
            case Assign assign when assign.getTarget() instanceof Member target && target.getName() != null
                    && target.getTarget() instanceof VarRef owner && SystemObject.song.text().equals(owner.getName()) -> {
                Shape shape = infer(assign.getValue());
                if (song.get(target.getName()) == null) {
                    song.put(target.getName(), shape);
                }
            }
            case Call call when call.getTarget() instanceof VarRef callee -> arguments(callee.getName(), call.getArgs());
            case Play play when play.getTarget() instanceof VarRef callee && play.getCall() != null ->
                    arguments(callee.getName(), play.getCall().getArgs());
            case Return back when back.getValue() != null -> {
                EObject around = back.eContainer();
                while (around != null && !(around instanceof FunctionDef)) {
                    around = around.eContainer();
                }
                Shape shape = infer(back.getValue());
                if (around instanceof FunctionDef function && function.getName() != null && shape != null) {
                    returned.putIfAbsent(function.getName(), shape);
                }
            }
            default -> {}
        }
    }

    private void name(String name, @Nullable Shape shape) {
        if (shape != null) {
            names.putIfAbsent(name, shape);
        }
    }

    /** The parameters of a track or function hold what it is called with. */
    private void arguments(@Nullable String callee, List<Expr> arguments) {
        Definition definition = callee == null ? null : definitions.get(callee);
        if (definition != null) {
            for (int i = 0; i < Math.min(arguments.size(), definition.getParams().size()); i++) {
                String parameter = definition.getParams().get(i).getName();
                if (parameter != null) {
                    name(parameter, infer(arguments.get(i)));
                }
            }
        }
    }

    private @Nullable Shape infer(@Nullable Expr value) {
        return switch (value) {
            case null -> null;
            case NoteLit note -> Shape.NOTE;
            case NumberLit number -> Shape.NUMBER;
            case DurationLit duration -> Shape.NUMBER;
            case StringLit string -> Shape.TEXT;
            case BoolLit truth -> Shape.BOOLEAN;
            case Unary unary -> "!".equals(unary.getOp()) ? Shape.BOOLEAN : Shape.NUMBER;
            case Paren paren -> infer(paren.getExpr());
            case ArrayLit array -> Shape.array(array.getElements().isEmpty() ? null : infer(array.getElements().getFirst()));
            case ObjectLit object -> object(object);
            case Conditional choice -> either(infer(choice.getYes()), infer(choice.getNo()));
            case Binary binary when EITHER.contains(binary.getOp()) -> either(infer(binary.getLeft()), infer(binary.getRight()));
            case Binary binary when LOGICAL.contains(binary.getOp()) -> Shape.BOOLEAN;
            case Binary binary -> Shape.NUMBER;
            case VarRef name -> named(name.getName());
            case Member member -> member(infer(member.getTarget()), member.getName());
            case Index index -> element(infer(index.getTarget()));
            case Call call when call.getTarget() instanceof VarRef callee ->
                    called(callee.getName(), call.getArgs().isEmpty() ? null : infer(call.getArgs().getFirst()));
            case Call call when call.getTarget() instanceof Member method -> called(infer(method.getTarget()), method.getName());
            default -> null;
        };
    }

    private static @Nullable Shape either(@Nullable Shape one, @Nullable Shape other) {
        return one == null ? other : one;
    }

    private Shape object(ObjectLit object) {
        Map<String, @Nullable Shape> keys = new LinkedHashMap<>();
        for (Entry entry : object.getEntries()) {
            if (entry.getKey() != null) {
                keys.put(entry.getKey(), infer(entry.getValue()));
            }
        }
        return Shape.object(keys);
    }

    private static @Nullable Shape element(@Nullable Shape shape) {
        return shape == null ? null : shape.element();
    }

    /** What a name holds; null if the text does not show it. */
    @Nullable
    Shape named(@Nullable String name) {
        SystemObject object = name == null ? null : Words.named(SystemObject.values(), name).orElse(null);
        return object == null ? names.get(name) : Shape.of(object, object == SystemObject.song ? song : Map.of());
    }

    private static @Nullable Shape member(@Nullable Shape owner, @Nullable String name) {
        if (owner == null || name == null) {
            return null;
        }
        Shape own = owner.keys().get(name);
        return own != null ? own
                : word(owner, name).map(Word::meaning)
                        .map(meaning -> meaning instanceof Meaning.Value value ? held(owner, name, value) : null)
                        .orElse(null);
    }

    private static @Nullable Shape held(Shape owner, String name, Meaning.Value value) {
        if (owner.members().contains(Place.SONG) && name.equals(SongField.voices.text())) {
            return Shape.array(Shape.VOICE);
        }
        if (owner.members().contains(Place.MIDI) && name.equals(MidiField.held.text())) {
            return Shape.array(Shape.NOTE);
        }
        return value.type() == ValueType.ANY ? owner.element() : Shape.of(value.type(), null);
    }

    private static Optional<Word> word(Shape owner, String name) {
        return owner.members().stream().flatMap(place -> place.word(name).stream()).findFirst();
    }

    /** What a function gives, or a preset: a voice. */
    private @Nullable Shape called(@Nullable String function, @Nullable Shape argument) {
        if (function == null) {
            return null;
        }
        Word word = Place.FUNCTION.word(function).or(() -> Place.MAKER.word(function)).orElse(null);
        if (word == null) {
            return names.get(function) == Shape.PRESET ? Shape.VOICE : returned.get(function);
        }
        ValueType gives = word.call().gives();
        Shape element = SAME_ELEMENTS.contains(function) ? element(argument) : Shape.NUMBER;
        return gives == ValueType.ANY ? element(argument) : Shape.of(gives, gives == ValueType.LIST ? null : element);
    }

    /** What a method gives. */
    private static @Nullable Shape called(@Nullable Shape owner, @Nullable String method) {
        return owner == null || method == null ? null
                : word(owner, method).map(Word::meaning)
                        .map(meaning -> meaning instanceof Meaning.Call call ? Shape.of(call.gives(), owner.element()) : null)
                        .orElse(null);
    }

    /** What a declared name is, in a few words: {@code const, preset} or {@code track (root, mode)}. */
    String described(String name) {
        Definition definition = definitions.get(name);
        if (definition != null) {
            String parameters = definition.getParams()
                    .stream()
                    .map(Param::getName)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "(", ")"));
            return (definition instanceof FunctionDef ? "function " : "track ") + parameters;
        }
        Shape shape = names.get(name);
        String kind = kinds.getOrDefault(name, "");
        return kind.isEmpty() || shape == null ? kind + (shape == null ? "" : shape.type()) : kind + ", " + shape.type();
    }

    /** True for the name of a track or function. */
    boolean defined(String name) {
        return definitions.containsKey(name);
    }

    /**
     * What stands before a dot: a name with any number of members, indexes and calls after it.
     *
     * @param tokens the visible tokens of the text
     * @param last   index of the last token of it
     */
    @Nullable
    Shape at(List<Lexeme> tokens, int last, String text) {
        if (last < 0) {
            return null;
        }
        Lexeme token = tokens.get(last);
        if (token.is("']'") || token.is("')'")) {
            int open = Completion.opener(tokens, last);
            if (open < 0) {
                return null;
            }
            return switch (tokens.get(open).kind()) {
                case "RULE_LBRACK_ADJ" -> element(at(tokens, open - 1, text));
                case "'['" -> Shape.array(null);
                case "RULE_LPAREN_ADJ" -> open < 1 ? null : called(tokens, open - 1, text);
                default -> at(tokens, last - 1, text);
            };
        }
        String name = token.text(text);
        return owned(tokens, last) ? member(at(tokens, last - 2, text), name) : named(name);
    }

    private static boolean owned(List<Lexeme> tokens, int index) {
        return index > 1 && Completion.DOTS.contains(tokens.get(index - 1).kind());
    }

    private @Nullable Shape called(List<Lexeme> tokens, int callee, String text) {
        String name = tokens.get(callee).text(text);
        if (owned(tokens, callee)) {
            return called(at(tokens, callee - 2, text), name);
        }
        boolean first = callee + 2 < tokens.size() && !tokens.get(callee + 2).is("')'");
        return called(name, first ? named(tokens.get(callee + 2).text(text)) : null);
    }
}
