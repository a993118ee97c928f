// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.song.Args;
import org.songwalker.lang.song.Audible;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.ChordNote;
import org.songwalker.lang.song.ChordPlay;
import org.songwalker.lang.song.Decl;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.Modifier;
import org.songwalker.lang.song.NoteLit;
import org.songwalker.lang.song.Play;
import org.songwalker.lang.song.Rest;
import org.songwalker.lang.song.SongFactory;
import org.songwalker.lang.song.Statement;
import org.songwalker.lang.song.Step;
import org.songwalker.lang.song.VarRef;
import org.songwalker.lang.song.Velocity;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.PresetSource;
import org.songwalker.runtime.words.Builtin;
import org.songwalker.runtime.words.DrumWord;
import org.songwalker.runtime.words.Method;
import org.songwalker.runtime.words.Place;
import org.songwalker.runtime.words.ValueType;
import org.songwalker.runtime.words.Words;

/** Sounding statements: notes, presets, chords, rests, calls of tracks (language reference 7.3, 8.14). */
final class Plays {
    /** Registers of one play: target, pitch, velocity, gate, step. */
    private static final int WIDTH = 5;
    private final Unit unit;
    private final Expressions expressions;
    private final Modifiers modifiers;
    private final Actions actions;

    Plays(Unit unit, Expressions expressions) {
        this.unit = unit;
        this.expressions = expressions;
        this.modifiers = new Modifiers(unit, expressions);
        this.actions = new Actions(unit, expressions);
    }

    void play(Play play) {
        Expr target = play.getTarget();
        Args args = play.getCall();
        if (args != null) {
            if (calledModifier(play, args)) {
                return;
            }
            if (args.isSpaced() && play.getMods().isEmpty()) {
                unit.report(IssueCode.P006, play, "a blank stands before the parenthesis of this call; write it without");
            }
            called(play, target, args.getArgs());
        } else if (target instanceof Call call && !expressions.calls().isMethod(call)) {
            called(play, call.getTarget(), call.getArgs());
        } else if (target instanceof Call call) {
            method(play, call);
        } else {
            plain(play, target);
        }
    }

    /**
     * Reports {@code kick *half(1)}: the parentheses would call {@code kick}, but the name before them is a function, so the velocity or
     * length was to be its result.
     */
    private boolean calledModifier(Play play, Args args) {
        Modifier last = null;
        for (Modifier modifier : play.getMods()) {
            last = Reporter.offset(modifier) < Reporter.offset(args) ? modifier : last;
        }
        Expr value = switch (last) {
            case Velocity velocity -> velocity.getValue();
            case Audible audible -> audible.getBeats() != null ? audible.getBeats() : audible.getDen();
            case null, default -> null;
        };
        Symbol symbol = value instanceof VarRef ref && unit.system(ref.getName()) == null ? unit.scope.find(ref.getName())
                : expressions.names().isPart(value) ? expressions.names().part(value) : null;
        if (value == null || args.isSpaced() || !(symbol instanceof Symbol.Function || symbol instanceof Symbol.Builtin)) {
            return false;
        }
        String call = unit.reporter.text().substring(Reporter.offset(value), Reporter.end(args));
        unit.reporter.report(IssueCode.P001, Reporter.offset(value), call.length(),
                "the result of a call as velocity, length or step stands in parentheses: (" + call + ")",
                new Fix("Write (" + call + ")", Reporter.offset(value), call, "(" + call + ")"));
        return true;
    }

    private void method(Play play, Call call) {
        boolean known = call.getTarget() instanceof Member member && Words.named(Method.values(), member.getName()).isPresent();
        Operand result = expressions.operand(call);
        boolean gives = call.getTarget() instanceof Member member && gives(member.getName());
        if (known && (!play.getMods().isEmpty() || play.getStep() != null)) {
            String text = unit.reporter.text().substring(Reporter.offset(call), Reporter.end(call));
            unit.report(IssueCode.T001, play,
                    gives ? "a method is not a note; its result plays in brackets: [" + text + "]"
                            : "a method is not a note; it takes neither velocity nor length nor step",
                    gives ? new Fix[] {unit.replace(call, "Write [" + text + "]", "[" + text + "]")} : new Fix[0]);
        } else if (gives && result.register() >= 0) {
            unit.report(IssueCode.T005, play, "this result is not used; assign it or delete the statement");
        }
    }

    /** True if a method gives a value, so that calling it for nothing is a mistake. */
    private static boolean gives(@Nullable String method) {
        return method != null
                && Words.named(Method.values(), method).filter(known -> known.word().call().gives() != ValueType.NOTHING).isPresent();
    }

    /** Something with parentheses: a track, a preset, a function. */
    private void called(Play play, Expr callee, List<Expr> arguments) {
        String name = callee instanceof VarRef ref && unit.system(ref.getName()) == null ? ref.getName()
                : callee instanceof NoteLit note ? note.getNote() : null;
        Symbol symbol = name == null ? null : callee instanceof NoteLit ? unit.scope.find(name) : expressions.names().find(callee, name);
        if (callee instanceof NoteLit note && symbol == null) {
            expressions.note(note);
            unit.report(IssueCode.T001, play,
                    "the note " + name + " cannot be called; a blank is missing before '(', or a preset: preset(" + name + ")");
            return;
        }
        if (expressions.names().isPart(callee)) {
            symbol = expressions.names().part(callee);
            if (symbol == null) {
                return;
            }
        }
        if (name != null && symbol == null) {
            return;
        }
        switch (symbol) {
            case Symbol.Track track -> trackCall(play, track, arguments);
            case Symbol.Function function -> {
                if (!play.getMods().isEmpty() || play.getStep() != null) {
                    unit.report(IssueCode.T001, play,
                            function.name() + " is a function; to play its value put it into brackets: [" + function.name() + "(…)] /4");
                }
                expressions.calls().functions().call(function, play, arguments, -1);
            }
            case Symbol.UsedFile file -> unit.report(IssueCode.T001, play,
                    "'" + file.name() + "' is a file that is used; call a part of it: " + file.name() + ".…()");
            case Symbol.Action action -> actions.call(action.action(), play, arguments);
            case Symbol.Builtin function -> function(play, function.builtin());
            case Symbol.Maker maker -> value(play, expressions.calls().makers().make(maker.maker(), makerCall(play), arguments));
            case Symbol.Variable variable -> preset(play, callee, expressions.names().read(variable), arguments);
            case null -> preset(play, callee, expressions.operand(callee), arguments);
        }
    }

    private static Call makerCall(Play play) {
        return play.getTarget() instanceof Call call ? call : SongFactory.eINSTANCE.createCall();
    }

    private void function(Play play, Builtin function) {
        String name = function.text();
        int errors = unit.reporter.errors();
        if (play.getTarget() instanceof Call call) {
            expressions.operand(call);
        }
        if (unit.reporter.errors() > errors) {
            return; // what is wrong with the call says enough
        }
        if (!play.getMods().isEmpty() || play.getStep() != null) {
            notANote(play, function);
        } else {
            unit.report(IssueCode.T005, play, "the result of " + name + " is not used; assign it, or play it with a preset");
        }
    }

    private void notANote(Play play, Builtin function) {
        String name = function.text();
        if (function.word().call().gives() == ValueType.BOOLEAN) {
            unit.report(IssueCode.T001, play, name + " is a function, not a note; it takes neither velocity nor length nor step");
        } else {
            unit.report(IssueCode.T001, play, name + " is a function; to play its value put it into brackets: [" + name + "(…)] /4",
                    inBrackets(play));
        }
    }

    /** Puts a call that begins a statement into brackets, so that its value is played. */
    private Fix[] inBrackets(Play play) {
        if (!(play.getTarget() instanceof Call call)) {
            return new Fix[0];
        }
        String written = unit.reporter.text().substring(Reporter.offset(call), Reporter.end(call)).strip();
        return new Fix[] {unit.replace(call, "Write [" + written + "]", "[" + written + "]")};
    }

    private void preset(Play play, Expr called, Operand callee, List<Expr> arguments) {
        if (!callee.type().maybePreset()) {
            expressions.calls().notCallable(callee, called, play, arguments);
            return;
        }
        int base = unit.frame.allocate(WIDTH);
        expressions.put(callee, base);
        int flags = expressions.calls().arguments(arguments, base, play);
        sound(play, base, flags);
    }

    private void plain(Play play, Expr target) {
        if (target instanceof VarRef ref && unit.system(ref.getName()) == null) {
            Symbol symbol = unit.scope.find(ref.getName());
            if (symbol instanceof Symbol.Track) {
                unit.report(IssueCode.T001, play, "'" + ref.getName() + "' is a track; call it with parentheses: " + ref.getName() + "()",
                        new Fix("Add ()", Reporter.end(ref), "", "()"));
                return;
            }
            DrumWord drum = drum(ref);
            if (drum != null) {
                value(play, Operand.of(Constant.of(drum.key())));
                return;
            }
        }
        value(play, expressions.operand(target));
    }

    private void value(Play play, Operand target) {
        if (!playable(target, play)) {
            return;
        }
        int base = unit.frame.allocate(WIDTH);
        expressions.putToRead(target, base);
        sound(play, base, 0);
    }

    private boolean playable(Operand target, EObject where) {
        boolean fits = target.type().maybePlayable();
        if (!fits) {
            unit.report(IssueCode.T001, where, target.type().text() + " cannot be played; a note, a preset or an array of these can");
        }
        return fits;
    }

    /** Modifiers, the note itself, and its step. */
    private void sound(Play play, int base, int given) {
        if (unit.silentHere(play)) {
            return;
        }
        int flags = given | modifiers.read(play.getMods(), base, given) | modifiers.step(play.getStep(), base + 4);
        unit.at(play);
        unit.code.emit(Op.PLAY, base, flags, -1);
        advance(play.getStep(), play, flags, base + 4);
    }

    /** Advances by the step, or by the default length if none is written. */
    private void advance(@Nullable Step step, EObject where, int flags, int register) {
        if (unit.frame.handler()) {
            if (step != null && !modifiers.zero(step)) {
                takesTime(where);
            }
        } else if ((flags & Op.HAS_STEP) != 0) {
            unit.code.emit(Op.WAIT, register, 0, 0);
        } else {
            unit.code.emit(Op.WAIT_DEFAULT, 0, 0, 0);
        }
    }

    private void takesTime(EObject where) {
        unit.report(IssueCode.P003, where,
                "a handler takes no time: no steps and no rests in it. Let it set song properties that the next note reads");
    }

    void chord(ChordPlay chord) {
        if (unit.silentHere(chord)) {
            return;
        }
        List<ChordNote> notes = chord.getNotes();
        int first = unit.frame.allocate(WIDTH * (notes.size() + 1));
        int shared = first + WIDTH * notes.size();
        List<Integer> flags = new ArrayList<>();
        for (int i = 0; i < notes.size(); i++) {
            flags.add(element(notes.get(i), first + WIDTH * i));
        }
        int common = modifiers.read(chord.getMods(), shared, 0) | modifiers.step(chord.getStep(), shared + 4);
        for (int i = 0; i < notes.size(); i++) {
            int base = first + WIDTH * i;
            int own = flags.get(i);
            if (own >= 0) {
                share(common & ~own, shared, base);
                unit.at(notes.get(i));
                unit.code.emit(Op.PLAY, base, own | common, -1);
            }
        }
        unit.at(chord);
        advance(chord.getStep(), chord, common, shared + 4);
    }

    private void share(int flags, int from, int base) {
        int[] all = {Op.HAS_VELOCITY, Op.HAS_GATE, Op.HAS_STEP};
        for (int i = 0; i < all.length; i++) {
            if ((flags & all[i]) != 0) {
                unit.code.emit(Op.MOVE, base + 2 + i, from + 2 + i, 0);
            }
        }
    }

    /** Puts value and modifiers of one note of a chord into its registers; returns its flags, -1 after an error. */
    private int element(ChordNote note, int base) {
        Expr value = note.getValue();
        int flags = 0;
        if (value instanceof Call call && !expressions.calls().isMethod(call) && presetCall(call)) {
            Operand callee = expressions.operand(call.getTarget());
            if (!callee.type().maybePreset()) {
                unit.report(IssueCode.T001, call, callee.type().text() + " cannot be called; a preset can");
                return -1;
            }
            expressions.put(callee, base);
            flags = expressions.calls().arguments(call.getArgs(), base, call);
        } else {
            DrumWord drum = value instanceof VarRef ref ? drum(ref) : null;
            Operand operand = drum != null ? Operand.of(Constant.of(drum.key())) : expressions.operand(value);
            if (!playable(operand, note)) {
                return -1;
            }
            expressions.putToRead(operand, base);
        }
        return flags | modifiers.read(note.getMods(), base, flags);
    }

    /** The drum that an undeclared name plays if the instrument is a kit. */
    private @Nullable DrumWord drum(VarRef ref) {
        return unit.kitInstrument && unit.scope.find(ref.getName()) == null ? Words.named(DrumWord.values(), ref.getName()).orElse(null)
                : null;
    }

    private boolean presetCall(Call call) {
        if (expressions.names().isPart(call.getTarget())) {
            return expressions.names().part(call.getTarget()) instanceof Symbol.Variable;
        }
        return !(call.getTarget() instanceof VarRef ref)
                || unit.system(ref.getName()) == null && (unit.scope.find(ref.getName()) instanceof Symbol.Variable);
    }

    /** Warns of {@code k(60) d}, where d is a number that plays as a note and was meant as the step (P009). */
    void warnOfStep(Statement before, Play play) {
        if (!(before instanceof Play || before instanceof ChordPlay) || !play.getMods().isEmpty() || play.getStep() != null
                || !(play.getTarget() instanceof VarRef ref) || !(unit.scope.find(ref.getName()) instanceof Symbol.Variable variable)
                || variable.type != Type.NUMBER || variable.declaration instanceof Decl decl && decl.getValue() instanceof NoteLit) {
            return;
        }
        String between = unit.reporter.text().substring(Reporter.end(before), Reporter.offset(play));
        if (!between.isEmpty() && between.isBlank() && between.indexOf('\n') < 0) {
            unit.report(IssueCode.P009, play,
                    "'" + ref.getName() + "' plays as a note of its own here; a step is written ~" + ref.getName(),
                    unit.replace(play, "Write ~" + ref.getName(), "~" + ref.getName()));
        }
    }

    void rest(Rest rest) {
        DecimalPoints.rest(unit, rest);
        if (unit.silentHere(rest)) {
            return;
        }
        if (unit.frame.handler()) {
            takesTime(rest);
            return;
        }
        modifiers.warnFraction(rest);
        int register = modifiers.rest(rest);
        if (register < 0) {
            unit.code.emit(Op.WAIT_DEFAULT, 0, 0, 0);
        } else {
            unit.code.emit(Op.WAIT, register, 0, 0);
        }
    }

    private void trackCall(Play play, Symbol.Track track, List<Expr> arguments) {
        if (unit.frame.handler()) {
            unit.report(IssueCode.P003, play, "a handler takes no time, so it cannot call a track");
            return;
        }
        if (unit.silentHere(play)) {
            return;
        }
        unit.calls(track, play);
        int count = Math.min(arguments.size(), track.parameters().size());
        int frame = unit.frame.allocate(WIDTH + count);
        // Modifiers are read as if for a note: velocity at +2, length at +3; the call wants them in a row before its arguments.
        int flags = modifiers.read(play.getMods(), frame, 0);
        int base = frame + 2;
        for (int i = 0; i < arguments.size(); i++) {
            if (i < count) {
                argument(arguments.get(i), base + 2 + i);
            } else {
                expressions.calls().functions().superfluous(track, arguments.get(i));
            }
        }
        expressions.calls().functions().missing(track, play, count);
        int step = unit.frame.allocate();
        int stepFlag = modifiers.step(play.getStep(), step);
        unit.at(play);
        unit.code.emit(Op.CALL, track.routine(), base, flags << 16 | count);
        if (stepFlag != 0) {
            unit.code.emit(Op.WAIT, step, 0, 0);
        }
    }

    /** Names of waveforms are accepted as instruments of tracks (core programs pass them so). */
    private void argument(Expr argument, int register) {
        Operand operand = expressions.operand(argument);
        Constant constant = operand.constant();
        if (constant != null && constant.ref() instanceof String text && Place.WAVEFORM.word(text).isPresent()) {
            var makers = expressions.calls().makers();
            var source = new PresetSource.Oscillator(makers.waveform(text, argument), -1, -1, -1, -1, 0, 1);
            expressions.put(Operand.of(new Constant(0, makers.use(source, argument))), register);
        } else {
            expressions.put(operand, register);
        }
    }
}
