// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.Severity;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.Decl;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.ObjectLit;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.Numbers;
import org.songwalker.runtime.PresetSource;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.words.CompositeKey;
import org.songwalker.runtime.words.CompositeMode;
import org.songwalker.runtime.words.Maker;
import org.songwalker.runtime.words.Meaning;
import org.songwalker.runtime.words.Named;
import org.songwalker.runtime.words.OscillatorKey;
import org.songwalker.runtime.words.Place;
import org.songwalker.runtime.words.WaveformName;
import org.songwalker.runtime.words.Word;

/** The functions that make presets at compile time. */
final class PresetMakers {
    /** What an oscillator has for a setting that leaves it to the engine. */
    private static final double NOT_GIVEN = -1;
    private static final List<String> AUDIO_ENDINGS = List.of(".wav", ".aif", ".aiff", ".mp3", ".ogg", ".flac");

    private final Unit unit;
    private final Expressions expressions;

    PresetMakers(Unit unit, Expressions expressions) {
        this.unit = unit;
        this.expressions = expressions;
    }

    /** The preset that a call makes; a constant, undefined after a report. */
    Operand make(Maker maker, Call call, List<Expr> arguments) {
        List<Operand> values = new ArrayList<>();
        for (Expr argument : arguments) {
            values.add(expressions.operand(argument));
        }
        PresetSource source = switch (maker) {
            case loadPreset -> load(call, arguments, values);
            case Oscillator -> values.isEmpty() ? PresetSource.TRIANGLE : values.size() == 1
                    ? oscillator(values.getFirst(), arguments.getFirst()) : wrongCount(call, "Oscillator({type: 'square'})");
            case Composite -> values.size() == 1 ? composite(values.getFirst(), arguments.getFirst())
                    : wrongCount(call, "Composite({mode: 'layer', children: [a, b]})");
            case AudioInput -> input(call, values);
        };
        return source == null ? unit.failed() : Operand.of(new Constant(0, use(source, call)));
    }

    private @Nullable PresetSource wrongCount(Call call, String example) {
        unit.report(IssueCode.T001, call, "one argument is expected here, for example " + example);
        return null;
    }

    /** Registers a preset under the constant it is bound to, else under its own text. */
    PresetUse use(PresetSource source, EObject where) {
        String name = where.eContainer() instanceof Decl decl && decl.getName() != null ? decl.getName() : source.text();
        int offset = Reporter.offset(where);
        return unit.code.preset(name, source, unit.reporter.lines().line(offset), unit.reporter.lines().column(offset));
    }

    private @Nullable PresetSource load(Call call, List<Expr> arguments, List<Operand> values) {
        Constant name = values.isEmpty() ? null : values.getFirst().constant();
        if (name == null || values.size() > 2) {
            unit.report(IssueCode.T001, call,
                    "loadPreset takes the name of a preset as a constant text, for example loadPreset(\"FluidR3_GM/Violin\")");
            return null;
        }
        if (name.ref() instanceof PresetSource.Pattern pattern) {
            return pattern(pattern, arguments.getFirst());
        }
        if (!(name.ref() instanceof String text)) {
            unit.report(IssueCode.T001, arguments.getFirst(), "loadPreset takes the name of a preset in quotes, not " + name.type().text());
            return null;
        }
        if (text.equals(Maker.Oscillator.text())) {
            return values.size() == 2 ? oscillator(values.get(1), arguments.get(1)) : PresetSource.TRIANGLE;
        }
        if (AUDIO_ENDINGS.stream().anyMatch(text.toLowerCase(Locale.ROOT)::endsWith)) {
            return new PresetSource.AudioFile(text);
        }
        checkName(text, arguments.getFirst());
        return new PresetSource.Named(text);
    }

    private void checkName(String text, Expr where) {
        if (text.isBlank()) {
            unit.report(IssueCode.T002, where, "the name of a preset is missing between the quotes");
        } else if (unit.catalog.resolve(text) instanceof PresetCatalog.Missing missing) {
            String nearest = missing.candidates().isEmpty() ? "" : " The nearest names: " + String.join(", ", missing.candidates());
            int from = Reporter.offset(where);
            var fixes = missing.candidates().stream().map(c -> unit.replace(where, "Load '" + c + "'", "\"" + c + "\"")).toList();
            unit.reporter.report(IssueCode.R001, Severity.WARNING, from, Reporter.end(where) - from, "preset '" + text
                    + "' is not in any library at hand; "
                    + (unit.effects.contains(where.eContainer()) ? "no effect is applied." : "the nearest Starter instrument plays.")
                    + nearest, fixes);
        }
    }

    private @Nullable PresetSource pattern(PresetSource.Pattern pattern, Expr where) {
        try {
            Pattern.compile(pattern.expression());
        } catch (PatternSyntaxException e) {
            unit.report(IssueCode.T002, where, "this regular expression cannot be read: " + e.getDescription());
            return null;
        }
        if (!pattern.flags().isEmpty() && !pattern.flags().equals("i")) {
            unit.report(IssueCode.T002, where, "the flag '" + pattern.flags() + "' is unknown; i (ignore case) is the only one");
        }
        return pattern;
    }

    private @Nullable PresetSource input(Call call, List<Operand> values) {
        Constant number = values.size() == 1 ? values.getFirst().constant() : null;
        if (number == null || !number.isNumber() || number.number() < 1 || number.number() > 64
                || number.number() != Math.rint(number.number())) {
            unit.report(IssueCode.T002, call, "AudioInput takes the number of an input channel, 1 to 64, for example AudioInput(1)");
            return null;
        }
        return new PresetSource.AudioInput((int) number.number());
    }

    /** The object constant of a configuration, null after a report. */
    private @Nullable HeapValue configuration(Operand operand, Expr where, String example) {
        Constant constant = operand.constant();
        if (constant != null && constant.ref() instanceof HeapValue value && value.shape() != null) {
            return value;
        }
        String found = constant == null ? "a value that is only known while playing" : operand.type().text();
        unit.report(IssueCode.T002, where, "constant settings in braces are expected here, for example " + example + ", not " + found);
        return null;
    }

    /** The part of an object that sets a key; the whole expression if it does not stand here. */
    private static EObject entry(Expr where, String key) {
        return where instanceof ObjectLit object
                ? object.getEntries().stream().filter(e -> key.equals(e.getKey())).findFirst().map(EObject.class::cast).orElse(where)
                : where;
    }

    private void unknownKeys(HeapValue settings, List<String> known, Expr where) {
        for (String key : Objects.requireNonNull(settings.shape())) {
            if (!known.contains(key)) {
                List<String> nearest = Nearest.names(key, known);
                var fixes = nearest.stream()
                        .map(n -> new Fix("Change to '" + n + "'", Reporter.offset(entry(where, key)), key, n))
                        .toArray(Fix[]::new);
                unit.report(IssueCode.N001, entry(where, key),
                        "unknown setting '" + key + "'" + Nearest.hint(nearest, "; known are " + String.join(", ", known)), fixes);
            }
        }
    }

    private @Nullable PresetSource oscillator(Operand operand, Expr where) {
        HeapValue settings = configuration(operand, where, "Oscillator({type: 'square', attack: 0.01})");
        if (settings == null) {
            return null;
        }
        unknownKeys(settings, Place.OSCILLATOR.texts(), where);
        int cell = cell(settings, OscillatorKey.TYPE);
        String waveform = cell < 0 ? WaveformName.TRIANGLE.text()
                : waveform(settings.ref(cell), entry(where, Objects.requireNonNull(settings.shape()).get(cell)));
        return new PresetSource.Oscillator(waveform, number(settings, OscillatorKey.ATTACK, where),
                number(settings, OscillatorKey.DECAY, where), number(settings, OscillatorKey.SUSTAIN, where),
                number(settings, OscillatorKey.RELEASE, where), number(settings, OscillatorKey.DETUNE, where),
                number(settings, OscillatorKey.MIXER, where));
    }

    /** The cell of a setting by any of its spellings, the usual one first; -1 if it is not given. */
    private static int cell(HeapValue settings, Named key) {
        return key.word()
                .texts()
                .stream()
                .mapToInt(text -> settings.cellOf(text.intern()))
                .filter(cell -> cell >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** A waveform by its name in a program; triangle after a report. */
    String waveform(@Nullable Object ref, EObject where) {
        Optional<Word> word = ref instanceof String text ? Place.WAVEFORM.word(text) : Optional.empty();
        if (word.isPresent()) {
            return word.get().text();
        }
        unit.report(IssueCode.T002, where, "unknown waveform" + (ref instanceof String s ? " '" + s + "'" : "") + "; the waveforms are "
                + spellings(Place.WAVEFORM.words()));
        return WaveformName.TRIANGLE.text();
    }

    /** {@code a, b (c) and d}: words with their aliases in brackets. */
    private static String spellings(List<Word> words) {
        List<String> all = words.stream()
                .map(word -> word.text() + (word.aliases().isEmpty() ? "" : " (" + String.join(", ", word.aliases()) + ")"))
                .toList();
        return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }

    private double number(HeapValue settings, OscillatorKey key, Expr where) {
        Meaning.Value setting = key.word().value();
        double otherwise = Double.isNaN(setting.initial()) ? NOT_GIVEN : setting.initial();
        int cell = cell(settings, key);
        if (cell < 0) {
            return otherwise;
        }
        double value = settings.number(cell);
        if (settings.ref(cell) != null || !setting.range().contains(value)) {
            unit.report(IssueCode.T002, entry(where, key.text()), "the setting '" + key.text() + "' is a number from "
                    + Numbers.text(setting.range().low()) + " to " + Numbers.text(setting.range().high()));
            return otherwise;
        }
        return value;
    }

    private @Nullable PresetSource composite(Operand operand, Expr where) {
        HeapValue settings = configuration(operand, where, "Composite({mode: 'layer', children: [a, b]})");
        if (settings == null) {
            return null;
        }
        unknownKeys(settings, Place.COMPOSITE.texts(), where);
        int mode = cell(settings, CompositeKey.MODE);
        String text = mode >= 0 && settings.ref(mode) instanceof String s ? s : CompositeMode.LAYER.text();
        if (Place.COMPOSITE_MODE.word(text).isEmpty()) {
            unit.report(IssueCode.T002, where, "the mode of a composite is 'layer', 'split' or 'chain'");
            return null;
        }
        List<PresetSource> children = new ArrayList<>();
        int cell = cell(settings, CompositeKey.CHILDREN);
        if (cell >= 0 && settings.ref(cell) instanceof HeapValue list && list.shape() == null) {
            for (int i = 0; i < list.length(); i++) {
                if (list.ref(i) instanceof PresetUse use) {
                    children.add(use.source());
                } else if (list.ref(i) instanceof String wave) {
                    children.add(new PresetSource.Oscillator(waveform(wave, where), -1, -1, -1, -1, 0, 1));
                } else {
                    unit.report(IssueCode.T002, where, "the children of a composite are presets");
                    return null;
                }
            }
        }
        if (children.isEmpty()) {
            unit.report(IssueCode.T002, where, "a composite needs children, for example Composite({mode: 'layer', children: [a, b]})");
            return null;
        }
        PresetSource.Composite made = new PresetSource.Composite(text, children, numbers(settings, CompositeKey.MIX_LEVELS, where),
                numbers(settings, CompositeKey.SPLIT_POINTS, where));
        if (made.nodes() > PresetSource.MAX_NODES) {
            unit.report(IssueCode.T002, where, "this composite has more than " + PresetSource.MAX_NODES
                    + " presets, counting those that occur several times; take some out");
            return PresetSource.TRIANGLE;
        }
        return made;
    }

    private List<Double> numbers(HeapValue settings, CompositeKey key, Expr where) {
        List<Double> numbers = new ArrayList<>();
        int cell = cell(settings, key);
        if (cell < 0) {
            return numbers;
        }
        if (settings.ref(cell) instanceof HeapValue list && list.shape() == null) {
            for (int i = 0; i < list.length(); i++) {
                if (list.ref(i) == null && list.number(i) >= 0 && list.number(i) <= 127) {
                    numbers.add(list.number(i));
                }
            }
            if (numbers.size() == list.length()) {
                return numbers;
            }
        }
        unit.report(IssueCode.T002, where, "the setting '" + key.text() + "' is an array of numbers");
        return List.of();
    }
}
