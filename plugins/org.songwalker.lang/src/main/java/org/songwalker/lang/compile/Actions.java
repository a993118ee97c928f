// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.Play;
import org.songwalker.runtime.Numbers;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.words.Action;
import org.songwalker.runtime.words.Meaning;
import org.songwalker.runtime.words.Named;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.SystemObject;
import org.songwalker.runtime.words.TransportField;
import org.songwalker.runtime.words.VoiceField;
import org.songwalker.runtime.words.Words;

/** Calls of the built-in statements: {@code wait}, {@code sync}, {@code glide}, {@code log} (language reference 13.7, 13.8, 13.10). */
final class Actions {
    private final Unit unit;
    private final Expressions expressions;

    Actions(Unit unit, Expressions expressions) {
        this.unit = unit;
        this.expressions = expressions;
    }

    void call(Action action, Play play, List<Expr> arguments) {
        if (!play.getMods().isEmpty() || play.getStep() != null) {
            unit.report(IssueCode.T001, play, action.text() + " is no note; it takes neither velocity nor length nor step");
            return;
        }
        if (!fits(action, play, arguments)) {
            return;
        }
        switch (action) {
            case wait -> wait(play, arguments.getFirst());
            case sync -> sync(play, arguments);
            case glide -> glide(play, arguments);
            case log -> log(play, arguments);
        }
    }

    private boolean fits(Action action, Play play, List<Expr> arguments) {
        Meaning.Call takes = action.word().call();
        int most = action == Action.log ? Action.MOST_LOGGED : takes.most();
        int count = arguments.size();
        if (count >= takes.fewest() && count <= most) {
            return true;
        }
        String counts = takes.fewest() == most ? Integer.toString(most)
                : takes.fewest() + (most > takes.fewest() + 1 ? " to " : " or ") + most;
        unit.report(IssueCode.T001, play,
                action.text() + " takes " + counts + (counts.equals("1") ? " argument" : " arguments") + ", not " + count);
        return false;
    }

    /** True, after a report, if no time can pass here. */
    private boolean timeless(Play play) {
        if (unit.silentHere(play)) {
            return true;
        }
        if (unit.frame.handler()) {
            unit.report(IssueCode.P003, play,
                    "a handler takes no time: no steps and no rests in it. Let it set song properties that the next note reads");
            return true;
        }
        return false;
    }

    private void wait(Play play, Expr beats) {
        if (timeless(play)) {
            return;
        }
        Operand operand = number(beats, "wait");
        if (operand.constant() != null && operand.constant().isNumber()) {
            expressions.checkDuration(operand.constant().number(), beats);
        }
        int register = expressions.register(operand);
        unit.at(play);
        unit.code.emit(Op.WAIT, register, 0, 0);
    }

    private void sync(Play play, List<Expr> arguments) {
        if (timeless(play)) {
            return;
        }
        Operand beats = number(arguments.getFirst(), "sync");
        Constant constant = beats.constant();
        if (constant != null && constant.isNumber() && !(constant.number() > 0 && constant.number() < Double.POSITIVE_INFINITY)) {
            unit.report(IssueCode.T003, arguments.getFirst(),
                    "sync waits for a multiple of a number of beats above 0, for example sync(4)");
        }
        int every = expressions.register(beats);
        int offset = expressions.register(arguments.size() > 1 ? number(arguments.get(1), "sync") : Operand.of(Constant.of(0)));
        unit.at(play);
        unit.code.emit(Op.SYNC, every, offset, 0);
    }

    private Operand number(Expr value, String purpose) {
        Operand operand = expressions.operand(value);
        expressions.requireNumber(operand, value, purpose);
        return operand;
    }

    /** The first argument is a target like that of an assignment. */
    private void glide(Play play, List<Expr> arguments) {
        Member target = arguments.getFirst() instanceof Member member && member.getName() != null ? member : null;
        int base = unit.frame.allocate(3);
        boolean smooth = arguments.size() > 3 && smooth(arguments.get(3));
        Operand value = number(arguments.get(1), "glide");
        expressions.put(value, base + 1);
        Operand beats = number(arguments.get(2), "glide");
        if (beats.constant() != null && beats.constant().isNumber()) {
            expressions.checkDuration(beats.constant().number(), arguments.get(2));
        }
        expressions.put(beats, base + 2);
        if (target == null) {
            noTarget(arguments.getFirst());
            return;
        }
        SystemObject system = Members.systemObject(unit, target.getTarget());
        if (system == SystemObject.transport && TransportField.bpm.word().written(target.getName())) {
            if (smooth) {
                unit.report(IssueCode.T002, arguments.get(3), "a tempo glides in a straight line, in octaves; leave the shape out");
            }
            within(value, arguments.get(1), TransportField.bpm);
            unit.at(play);
            unit.code.emit(Op.GLIDE_TEMPO, base + 1, base + 2, 0);
            return;
        }
        if (system != null) {
            noTarget(target);
            return;
        }
        Operand owner = expressions.operand(target.getTarget());
        if (moves(owner.type(), target, value, arguments.get(1))) {
            expressions.put(owner, base);
            unit.at(play);
            unit.code.emit(Op.GLIDE, base, unit.code.constant(0, target.getName()), smooth ? 1 : 0);
        }
    }

    private boolean smooth(Expr shape) {
        Constant constant = expressions.operand(shape).constant();
        boolean smooth = constant != null && "smooth".equals(constant.ref());
        if (!smooth && (constant == null || !"linear".equals(constant.ref()))) {
            unit.report(IssueCode.T002, shape, "the shape of a glide is 'linear' or 'smooth'");
        }
        return smooth;
    }

    private void noTarget(Expr where) {
        unit.report(IssueCode.T002, where, "glide moves a property of a preset, of a voice, or the tempo: "
                + "pad.volume, pad.filterCutoff, v.volume, v.pan, transport.bpm");
    }

    /** Reports a property that does not glide, with the nearest that does. */
    private void noTarget(Type owner, Member target) {
        List<String> gliding = Stream.concat(
                owner == Type.VOICE ? Stream.of() : Arrays.stream(PresetProperty.values()).map(PresetProperty::text),
                owner == Type.PRESET ? Stream.of() : Arrays.stream(VoiceField.values()).filter(VoiceField::settable).map(VoiceField::text))
                .toList();
        String name = target.getName();
        List<String> nearest = owner == Type.PRESET || owner == Type.VOICE || owner == Type.UNKNOWN ? Nearest.names(name, gliding)
                : List.of();
        if (nearest.isEmpty()) {
            noTarget(target);
            return;
        }
        int from = Reporter.end(target) - name.length();
        unit.reporter.report(IssueCode.N001, from, name.length(),
                (owner == Type.UNKNOWN ? "this value" : owner.text()) + " has no member '" + name + "'" + Nearest.hint(nearest, ""),
                nearest.stream().map(n -> new Fix("Change to '" + n + "'", from, name, n)).toArray(Fix[]::new));
    }

    /** True if the property of an owner of a type can glide to a value; false after a report. */
    private boolean moves(Type owner, Member target, Operand value, Expr where) {
        Named preset = Words.named(PresetProperty.values(), target.getName()).orElse(null);
        VoiceField voice = Words.named(VoiceField.values(), target.getName()).filter(VoiceField::settable).orElse(null);
        boolean fits = owner == Type.PRESET ? preset != null
                : owner == Type.VOICE ? voice != null : owner == Type.UNKNOWN && (preset != null || voice != null);
        if (!fits) {
            noTarget(owner, target);
            return false;
        }
        Named known = owner == Type.PRESET ? preset : owner == Type.VOICE ? voice : null;
        if (known != null) {
            within(value, where, known);
        }
        return true;
    }

    private void within(Operand value, Expr where, Named property) {
        Constant constant = value.constant();
        if (constant != null && constant.isNumber() && !property.word().value().range().contains(constant.number())) {
            unit.report(IssueCode.T002, where,
                    property.word().value().range().limits("'" + property.text() + "'") + ", not " + Numbers.text(constant.number()));
        }
    }

    private void log(Play play, List<Expr> arguments) {
        int first = unit.frame.allocate(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            expressions.readInto(arguments.get(i), first + i);
        }
        unit.at(play);
        unit.code.emit(Op.LOG, first, arguments.size(), 0);
    }
}
