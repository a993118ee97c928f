// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.song.ArrayLit;
import org.songwalker.lang.song.Assign;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.Decl;
import org.songwalker.lang.song.Entry;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Handler;
import org.songwalker.lang.song.IncDec;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.Statement;
import org.songwalker.lang.song.StringLit;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.Routine;
import org.songwalker.runtime.words.Action;
import org.songwalker.runtime.words.Builtin;
import org.songwalker.runtime.words.Maker;
import org.songwalker.runtime.words.TrackProperty;

/** One compilation: the body first, then tracks, handlers and functions. Serves one syntax tree, mode and reporter. */
public final class Compilation {
    /** Most different constants of a program: instructions name them in 16 bits. */
    private static final int MAX_CONSTANTS = 60_000;
    private static final List<String> KIT_WORDS = List.of("standard", "kit", "drums", "percussion");
    private final Unit unit;
    private final SyntaxIssues syntax;
    private final Uses uses;
    private final Scope global = new Scope(null);

    private Compilation(Mode mode, Reporter reporter, SyntaxIssues syntax, PresetCatalog catalog, Uses uses) {
        this.syntax = syntax;
        this.uses = uses;
        unit = new Unit(mode, reporter, catalog, new Frame(Routine.Kind.BODY), global);
        for (Builtin builtin : Builtin.values()) {
            global.declare(builtin.text(), new Symbol.Builtin(builtin));
        }
        for (Action action : Action.values()) {
            global.declare(action.text(), new Symbol.Action(action));
        }
        for (Maker maker : Maker.values()) {
            global.declare(maker.text(), new Symbol.Maker(maker));
        }
    }

    /**
     * Compiles a tree, skipping what did not parse, and reports all its issues. The program is usable only if the reporter has no error
     * afterwards.
     */
    public static Program compile(org.songwalker.lang.song.Program tree, Mode mode, Reporter reporter, SyntaxIssues syntax,
            PresetCatalog catalog, Uses uses) {
        return new Compilation(mode, reporter, syntax, catalog, uses).run(tree);
    }

    private Program run(org.songwalker.lang.song.Program tree) {
        unit.code.routine(new Routine(Routine.Kind.BODY, "", 0, 0, 1, -1));
        SourceFile main = new SourceFile("", tree, unit.reporter, syntax, global);
        unit.enter(main);
        uses.follow(main, unit);
        unit.kitInstrument = kitAssigned(tree);
        survey(tree);
        surveyEffects(tree);
        for (FilePreparation.Prepared used : unit.prepared()) {
            unit.kitInstrument |= kitAssigned(used.file().tree);
            survey(used.file().tree);
            surveyEffects(used.file().tree);
        }
        Statements statements = new Statements(unit, syntax);
        Definitions definitions = new Definitions(unit, statements);
        definitions.declare(tree);
        statements.sequence(tree.getStatements());
        unit.code.emit(Op.END, 0, 0, 0);
        unit.code.replace(0, new Routine(Routine.Kind.BODY, "", 0, 0, unit.top.registers(), -1));
        definitions.tooManyNames(unit.top, tree);
        definitions.tracks();
        for (FilePreparation.Prepared used : unit.prepared()) {
            unit.enter(used.file());
            used.definitions().tracks();
        }
        unit.enter(main);
        for (Statement statement : tree.getStatements()) {
            if (statement instanceof Handler handler) {
                handler(definitions, handler);
            }
        }
        definitions.functions();
        for (FilePreparation.Prepared used : unit.prepared()) {
            unit.enter(used.file());
            used.definitions().functions();
        }
        unit.enter(main);
        for (FilePreparation.Prepared used : unit.prepared()) {
            uses.check(used.file());
        }
        uses.check(main);
        if (!Lints.library(tree)) {
            Lints.unused(unit, unit.scope);
        }
        Lints.silent(unit, tree, definitions.firstTrack());
        unit.songReads.forEach((name, where) -> {
            if (!unit.songWrites.contains(name)) {
                where.report(IssueCode.T008, "'song." + name + "' is read here and nothing writes it; it is always undefined");
            }
        });
        if (unit.code.constants() > MAX_CONSTANTS) {
            unit.report(IssueCode.L005, tree,
                    "more than " + MAX_CONSTANTS + " different constants in one program; split it into several files");
        }
        definitions.reportCircles();
        return unit.code.build();
    }

    /** Collects what the walk needs to know of the whole text: which names are assigned, which keys objects have. */
    private void survey(org.songwalker.lang.song.Program tree) {
        for (var contents = EcoreUtil.<EObject>getAllContents(tree, true); contents.hasNext();) {
            EObject part = contents.next();
            Expr target = part instanceof Assign assign ? assign.getTarget() : part instanceof IncDec change ? change.getTarget() : null;
            if (target instanceof VarRef name) {
                unit.assigned.add(name.getName());
            } else if (part instanceof Entry entry && entry.getKey() != null) {
                unit.keys.add(entry.getKey());
            }
        }
    }

    /** Finds the calls whose presets are effects, by names and arrays between them and {@code track.effects}. */
    private void surveyEffects(org.songwalker.lang.song.Program tree) {
        Map<String, Expr> declared = new HashMap<>();
        List<Expr> effects = new ArrayList<>();
        for (var contents = EcoreUtil.<EObject>getAllContents(tree, true); contents.hasNext();) {
            EObject part = contents.next();
            if (part instanceof Decl decl && decl.getName() != null && decl.getValue() != null) {
                declared.putIfAbsent(decl.getName(), decl.getValue());
            } else if (part instanceof Assign assign && assign.getTarget() instanceof Member member && member.getName() != null
                    && TrackProperty.EFFECTS.word().written(member.getName()) && assign.getValue() != null) {
                effects.add(assign.getValue());
            }
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < effects.size(); i++) {
            switch (effects.get(i)) {
                case ArrayLit array -> effects.addAll(array.getElements());
                case VarRef name when declared.containsKey(name.getName()) && seen.add(name.getName()) ->
                        effects.add(declared.get(name.getName()));
                case Call call -> unit.effects.add(call);
                default -> {}
            }
        }
    }

    private void handler(Definitions definitions, Handler handler) {
        Routine.Kind kind = kind(handler);
        int controller = kind == Routine.Kind.CC ? (int) handler.getNumber() : -1;
        if (kind == Routine.Kind.CC && !(handler.getNumber() >= 0 && handler.getNumber() <= 127 && handler.getNumber() == controller)) {
            unit.report(IssueCode.T002, handler, "controllers are numbered 0 to 127, for example on cc(1)");
            controller = 0;
        }
        String name = kind == Routine.Kind.CC ? "cc(" + controller + ")" : handler.getKind();
        int index = unit.code.routine(new Routine(kind, name, 0, 0, 1, controller));
        definitions.routine(new Frame(kind), index, handler.getBody(), List.of(), name, controller);
    }

    private static Routine.Kind kind(Handler handler) {
        for (var known : org.songwalker.runtime.words.Handler.values()) {
            if (known.event().equals(handler.getKind())) {
                return switch (known) {
                    case CC -> Routine.Kind.CC;
                    case NOTE_OFF -> Routine.Kind.NOTE_OFF;
                    case PITCH_BEND -> Routine.Kind.PITCH_BEND;
                    case AFTERTOUCH -> Routine.Kind.AFTERTOUCH;
                };
            }
        }
        return Routine.Kind.CC; // the word did not parse; that has been reported
    }

    /** True if some track.instrument is set to a preset whose name says it is a kit, or to a value whose name is not known here. */
    public static boolean kitAssigned(org.songwalker.lang.song.Program tree) {
        Map<String, String> loaded = new LinkedHashMap<>();
        boolean kit = false;
        for (var contents = EcoreUtil.<EObject>getAllContents(tree, true); contents.hasNext();) {
            EObject part = contents.next();
            if (part instanceof Decl decl && decl.getValue() instanceof Call call) {
                loaded.put(decl.getName(), presetName(call));
            }
            if (part instanceof Assign assign && assign.getTarget() instanceof Member member
                    && TrackProperty.INSTRUMENT.word().written(member.getName())) {
                String name = assign.getValue() instanceof VarRef ref ? loaded.getOrDefault(ref.getName(), "kit")
                        : assign.getValue() instanceof Call call ? presetName(call) : "";
                String lower = name.toLowerCase(Locale.ROOT);
                kit |= KIT_WORDS.stream().anyMatch(lower::contains);
            }
        }
        return kit;
    }

    private static String presetName(Call call) {
        return !call.getArgs().isEmpty() && call.getArgs().getFirst() instanceof StringLit text && text.getText() != null ? text.getText()
                : "";
    }
}
