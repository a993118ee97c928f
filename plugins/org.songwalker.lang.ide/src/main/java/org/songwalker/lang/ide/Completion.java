// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.xtext.parser.IParseResult;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.compile.UsedFiles;
import org.songwalker.runtime.words.Builtin;
import org.songwalker.runtime.words.CompositeKey;
import org.songwalker.runtime.words.Handler;
import org.songwalker.runtime.words.Keyword;
import org.songwalker.runtime.words.Maker;
import org.songwalker.runtime.words.Meaning;
import org.songwalker.runtime.words.Place;
import org.songwalker.runtime.words.SystemObject;
import org.songwalker.runtime.words.ValueType;
import org.songwalker.runtime.words.Word;
import org.songwalker.runtime.words.Words;

/** What may be written at one place of one text. One use; reads nothing but its arguments. */
final class Completion {
    /** What a proposal is, for its icon. */
    enum Kind {
        KEYWORD, FUNCTION, HANDLER, MEMBER, NAME, PRESET, SNIPPET, VALUE
    }

    /**
     * Writes {@code text} from {@code from} to the caret; {@code documentation} is empty for what has none. Afterwards the caret stands
     * {@code rest} characters after {@code from}.
     */
    record Proposal(String label, String text, int from, Kind kind, String detail, String documentation, int rest) {}

    private static final Pattern PRESET_NAME = Pattern.compile("loadPreset[ \\t]*\\([ \\t]*([\"'])((?:(?!\\1)[^\\n\\\\]|\\\\.)*)$");
    /** A setting whose text is being written: its owner if it has one, its name, the quote, the text so far. */
    private static final Pattern CHOICE = Pattern.compile("(?:(\\w+)\\.)?(\\w+)[ \\t]*[=:][ \\t]*([\"'])((?:(?!\\3)[^\\n\\\\])*)$");
    /** The name of a scale or chord that is being written: the function, the quote, the text so far. */
    private static final Pattern NAMED = Pattern.compile("\\b(scale|chord)[ \\t]*\\([^\"'\n]*([\"'])((?:(?!\\2)[^\n\\\\])*)$");
    /** No more characters before the caret are searched for a text that it stands in: the patterns recurse. */
    private static final int FAR = 1_000;
    private static final Set<String> STATEMENT_ENDS = Set.of("", "RULE_SEP", "'{'", "'}'", "';'", "'else'");
    /** What stands at the top of a file before the last use. */
    private static final Set<String> HEAD = Set.of("'use'", "RULE_STRING", "'as'", "RULE_IDENT", "RULE_SEP");
    /** Statements that stand outside all braces. */
    private static final Set<Word> TOP = Set.of(Keyword.TRACK.word(), Keyword.FUNCTION.word());
    private static final Set<String> OPENERS = Set.of("'{'", "'('", "RULE_LPAREN_ADJ", "'['", "RULE_LBRACK_ADJ");
    private static final Set<String> CLOSERS = Set.of("'}'", "')'", "']'");
    private static final Set<String> ASSIGNMENTS = Set.of("'='", "'+='", "'-='", "'*='", "'/='", "'%='");
    /** Operators that take numbers alone. */
    private static final Set<String> NUMERIC = Set.of("'*'", "'/'", "RULE_SLASH_ADJ", "'%'", "'+'", "'-'", "'<'", "'>'", "'<='", "'>='");
    private static final Set<ValueType> ARRAYS = Set.of(ValueType.ARRAY, ValueType.LIST);
    static final Set<String> DOTS = Set.of("'.'", "RULE_DOTS", "RULE_DOTS_ADJ");

    private final String text;
    private final int caret;
    private final @Nullable IParseResult parsed;
    private final PresetCatalog catalog;
    private final UsedFiles files;
    /** Made with the first need: it walks the whole tree. */
    private @Nullable Shapes shapes;
    private final Map<String, Proposal> found = new LinkedHashMap<>();

    /** @param files the files that the text may use */
    Completion(String text, int caret, @Nullable IParseResult parsed, PresetCatalog catalog, UsedFiles files) {
        this.files = files;
        this.text = text;
        this.caret = caret;
        this.parsed = parsed;
        this.catalog = catalog;
    }

    private Shapes shapes() {
        Shapes made = shapes;
        if (made == null) {
            made = new Shapes(parsed);
            shapes = made;
        }
        return made;
    }

    List<Proposal> proposals() {
        List<Lexeme> all = Lexeme.scan(text);
        Lexeme within = all.stream()
                .filter(token -> token.from() < caret && (caret < token.end() || token.is("RULE_SL_COMMENT") && caret == token.end()))
                .findFirst()
                .orElse(new Lexeme("", caret, caret));
        String line = text.substring(Math.max(text.lastIndexOf('\n', caret - 1) + 1, caret - FAR), caret);
        Matcher preset = PRESET_NAME.matcher(line);
        Matcher choice = CHOICE.matcher(line);
        Matcher named = NAMED.matcher(line);
        if (within.comment()) {
            return List.of();
        }
        if (preset.find()) {
            presets(preset.group(2));
        } else if (within.from() < caret && named.find()) {
            offer(named.group(1).equals(Builtin.scale.text()) ? Place.SCALE : Place.CHORD, caret - named.group(3).length(), Kind.VALUE);
        } else if (within.is("RULE_STRING") && child(all, within)) {
            offer(Place.WAVEFORM, within.from() + 1, Kind.VALUE);
        } else if (within.from() < caret && choice.find()) {
            choices(choice.group(1), choice.group(2), caret - choice.group(4).length());
        } else if (!within.is("RULE_STRING") && !within.is("RULE_REGEX") && !(within.kind().isEmpty() && within.from() < caret)) {
            words(all);
        }
        return List.copyOf(found.values());
    }

    private void presets(String prefix) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        List<Proposal> later = new ArrayList<>();
        for (PresetCatalog.Entry entry : catalog.entries()) {
            String name = entry.library().isEmpty() ? entry.name() : entry.library() + "/" + entry.name();
            Proposal proposal = new Proposal(name, name, caret - prefix.length(), Kind.PRESET, detail(entry), "", name.length());
            if (name.toLowerCase(Locale.ROOT).startsWith(wanted) || entry.name().toLowerCase(Locale.ROOT).startsWith(wanted)) {
                found.putIfAbsent(name, proposal);
            } else if (name.toLowerCase(Locale.ROOT).contains(wanted)) {
                later.add(proposal);
            }
        }
        later.forEach(proposal -> found.putIfAbsent(proposal.label(), proposal));
    }

    private static String detail(PresetCatalog.Entry entry) {
        String zones = entry.zones() == 0 ? "" : entry.zones() == 1 ? "1 zone" : entry.zones() + " zones";
        return entry.tags().isEmpty() ? zones : zones + (zones.isEmpty() ? "" : ", ") + String.join(", ", entry.tags());
    }

    /** True if a text stands among the children of a Composite, where waveforms have their names. */
    private boolean child(List<Lexeme> all, Lexeme within) {
        List<Lexeme> before = all.stream().filter(token -> !token.hidden() && token.end() <= within.from()).toList();
        int open = opener(before, before.size());
        return open > 1 && before.get(open).text(text).equals("[") && before.get(open - 1).is("':'")
                && before.get(open - 2).text(text).equals(CompositeKey.CHILDREN.word().text());
    }

    /** The texts that a setting takes. */
    private void choices(@Nullable String owner, String setting, int from) {
        List<Place> places = owner == null ? List.of(Place.OSCILLATOR, Place.COMPOSITE)
                : Words.named(SystemObject.values(), owner).map(object -> List.of(object.members())).orElse(List.of());
        for (Place place : places) {
            place.word(setting).map(Word::meaning).ifPresent(meaning -> {
                if (meaning instanceof Meaning.Value value) {
                    value.choices().forEach(word -> offer(word, Place.of(word), from, Kind.VALUE));
                }
            });
        }
    }

    private void words(List<Lexeme> all) {
        int from = caret;
        while (from > 0 && Character.isJavaIdentifierPart(text.charAt(from - 1))) {
            from--;
        }
        int start = from;
        List<Lexeme> before = all.stream().filter(token -> !token.hidden() && token.end() <= start).toList();
        Lexeme previous = last(before, 1);
        Place settings = settings(before);
        if (DOTS.contains(previous.kind()) && previous.end() == start) {
            members(before, start);
        } else if (settings != null) {
            offer(settings, start, Kind.MEMBER);
        } else if (previous.text(text).equals(Handler.ON) && STATEMENT_ENDS.contains(last(before, 2).kind())) {
            for (Handler handler : Handler.values()) {
                offer(handler.event(), start, Kind.HANDLER, WordText.detail(handler.word(), Place.STATEMENT),
                        WordText.documentation(handler.word()));
            }
        } else if (loopVariable(before)) {
            offer(Place.LOOP, start, Kind.KEYWORD);
        } else if (!previous.is("'const'") && !previous.is("'let'") && !previous.is("'track'") && !previous.is("'function'")
                && !digit(start)) {
            names(before, start);
        }
    }

    /** True if what is being written is a number, of which no word can come. */
    private boolean digit(int at) {
        return at < caret && Character.isDigit(text.charAt(at));
    }

    private static Lexeme last(List<Lexeme> tokens, int back) {
        return tokens.size() < back ? new Lexeme("", 0, 0) : tokens.get(tokens.size() - back);
    }

    private void members(List<Lexeme> before, int from) {
        String name = last(before, 2).text(text);
        boolean path = DOTS.contains(last(before, 3).kind());
        Set<String> parts = path ? null : Declarations.used(parsed, files).get(name);
        if (parts != null) {
            offer(parts, from, Kind.MEMBER, "of a file that is used");
        }
        Shape owner = shapes().at(before, before.size() - 2, text);
        if (owner != null) {
            owner.members().forEach(place -> offer(place, from, Kind.MEMBER));
            boolean song = owner.members().contains(Place.SONG);
            owner.keys()
                    .forEach((key, shape) -> offer(key, from, Kind.MEMBER,
                            (shape == null ? "" : shape.type() + ", ") + (song ? "written by this program" : "key of this object"), ""));
        }
    }

    /** The settings of which the next key is about to be written; null elsewhere. */
    private @Nullable Place settings(List<Lexeme> before) {
        Lexeme previous = last(before, 1);
        if (!previous.is("'{'") && !previous.is("','")) {
            return null;
        }
        int brace = opener(before, before.size());
        int call = brace > 0 && before.get(brace).is("'{'") ? opener(before, brace) : -1;
        if (call < 1) {
            return null;
        }
        Maker maker = Words.named(Maker.values(), before.get(call - 1).text(text)).orElse(null);
        return switch (maker) {
            case Oscillator, loadPreset -> Place.OSCILLATOR;
            case Composite -> Place.COMPOSITE;
            case AudioInput -> null;
            case null -> null;
        };
    }

    /** Index of the bracket that is open at a token, -1 if there is none. */
    static int opener(List<Lexeme> tokens, int at) {
        int closed = 0;
        for (int i = at - 1; i >= 0; i--) {
            if (CLOSERS.contains(tokens.get(i).kind())) {
                closed++;
            } else if (OPENERS.contains(tokens.get(i).kind()) && closed-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /** True if the variable of a loop stands before, of which {@code in} has to follow. */
    private static boolean loopVariable(List<Lexeme> before) {
        int at = before.size() - 2;
        if (at < 0 || !last(before, 1).is("RULE_IDENT")) {
            return false;
        }
        while (at > 0 && (before.get(at).is("'let'") || before.get(at).is("'('") || before.get(at).is("RULE_LPAREN_ADJ"))) {
            at--;
        }
        return before.get(at).is("'for'");
    }

    /** True if the velocity or step of a note is about to be written: no calls and no values but names may stand there. */
    private static boolean operand(List<Lexeme> before) {
        Lexeme previous = last(before, 1);
        if (!previous.is("'*'") && !previous.is("'/'") && !previous.is("RULE_SLASH_ADJ")) {
            return false;
        }
        for (int i = before.size() - 1; i >= 0 && !STATEMENT_ENDS.contains(before.get(i).kind()); i--) {
            if (ASSIGNMENTS.contains(before.get(i).kind()) || before.get(i).is("'in'")) {
                return false;
            }
        }
        int open = opener(before, before.size());
        return open < 0 || before.get(open).is("'{'") || before.get(open).is("'['");
    }

    private void names(List<Lexeme> before, int from) {
        Lexeme previous = last(before, 1);
        if (previous.is("'@'")) {
            return;
        }
        if (previous.is("RULE_STRING") && last(before, 2).is("'use'")) {
            offer(Keyword.AS.word(), Place.FILE, from, Kind.KEYWORD);
            return;
        }
        for (String name : new TreeSet<>(Declarations.visible(parsed, caret))) {
            String described = shapes().described(name);
            offer(name, from, shapes().defined(name) ? Kind.FUNCTION : Kind.NAME,
                    described.isEmpty() ? "declared in this program" : described, "");
        }
        Declarations.used(parsed, files)
                .forEach((alias, names) -> offer(alias.isEmpty() ? names : List.of(alias), from, Kind.NAME,
                        alias.isEmpty() ? "of a file that is used" : "a file that is used"));
        if (operand(before)) {
            offer(Place.OBJECT, from, Kind.NAME);
            return;
        }
        boolean statement = STATEMENT_ENDS.contains(previous.kind());
        if (statement && before.stream().allMatch(token -> HEAD.contains(token.kind()))) {
            offer(Keyword.USE.word(), Place.FILE, from, Kind.KEYWORD);
        }
        if (statement) {
            statements(before, from);
            offer(Place.ACTION, from, Kind.FUNCTION);
        } else {
            offer(Place.VALUE, from, Kind.KEYWORD);
            boolean number = NUMERIC.contains(previous.kind());
            for (Word word : Place.FUNCTION.words()) {
                if (!number || !ARRAYS.contains(word.call().gives())) {
                    offer(word, Place.FUNCTION, from, Kind.FUNCTION);
                }
            }
        }
        offer(Place.OBJECT, from, Kind.NAME);
        if (!NUMERIC.contains(previous.kind())) {
            offer(Place.MAKER, from, Kind.FUNCTION);
        }
        if ((statement || previous.is("'['") || previous.is("','")) && Declarations.kit(parsed)) {
            offer(Place.DRUM, from, Kind.NAME);
        }
    }

    /** The keywords that can begin a statement here, and whole statements to fill in. */
    private void statements(List<Lexeme> before, int from) {
        boolean top = opener(before, before.size()) < 0;
        boolean defined = defined(before);
        for (Word word : Place.STATEMENT.words()) {
            boolean handler = word.text().startsWith(Handler.ON + " ");
            boolean fits = handler || TOP.contains(word) ? top
                    : word == Keyword.RETURN.word() ? defined : word != Keyword.ELSE.word() || afterIf(before);
            if (fits) {
                offer(word, Place.STATEMENT, from, handler ? Kind.HANDLER : Kind.KEYWORD);
            }
        }
        String indentation = indentation(from);
        for (Snippet snippet : Snippet.values()) {
            if ((top || !snippet.top()) && starts(snippet.label(), from)) {
                found.putIfAbsent(snippet.label(), new Proposal(snippet.label(), snippet.text(indentation), from, Kind.SNIPPET, "statement",
                        snippet.summary(), snippet.caret(indentation)));
            }
        }
    }

    /** True within the braces of a track or function, where {@code return} can stand. */
    private static boolean defined(List<Lexeme> before) {
        int brace = before.size();
        while ((brace = opener(before, brace)) > 0) {
            int word = brace;
            while (word > 0 && !before.get(word - 1).is("RULE_SEP") && !before.get(word - 1).is("'}'")) {
                word--;
            }
            if (before.get(word).is("'track'") || before.get(word).is("'function'")) {
                return true;
            }
        }
        return false;
    }

    /** True after the statement of an {@code if}, which {@code else} can follow. */
    private static boolean afterIf(List<Lexeme> before) {
        int at = before.size() - 1;
        while (at >= 0 && before.get(at).is("RULE_SEP")) {
            at--;
        }
        if (at < 0 || !before.get(at).is("'}'")) {
            return at >= 0 && !before.get(at).is("'{'") && statementOfIf(before, at);
        }
        int open = opener(before, at);
        return open > 0 && statementOfIf(before, open);
    }

    /** True if the statement that holds a token begins with {@code if}. */
    private static boolean statementOfIf(List<Lexeme> before, int at) {
        int word = at;
        while (word > 0 && !before.get(word - 1).is("RULE_SEP") && !before.get(word - 1).is("'{'") && !before.get(word - 1).is("'}'")) {
            word--;
        }
        return before.get(word).is("'if'") || before.get(word).is("'else'") && word + 1 < before.size() && before.get(word + 1).is("'if'");
    }

    /** The blanks that begin the line of an offset. */
    private String indentation(int offset) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int at = start;
        while (at < offset && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return text.substring(start, at);
    }

    private void offer(Place place, int from, Kind kind) {
        place.words().forEach(word -> offer(word, place, from, kind));
    }

    private void offer(Word word, Place place, int from, Kind kind) {
        for (String spelling : word.texts()) {
            offer(spelling, from, kind, WordText.detail(word, place), WordText.documentation(word));
        }
    }

    private void offer(Iterable<String> names, int from, Kind kind, String detail) {
        names.forEach(name -> offer(name, from, kind, detail, ""));
    }

    private void offer(String word, int from, Kind kind, String detail, String documentation) {
        if (starts(word, from)) {
            found.putIfAbsent(word, new Proposal(word, word, from, kind, detail, documentation, word.length()));
        }
    }

    private boolean starts(String word, int from) {
        return word.toLowerCase(Locale.ROOT).startsWith(text.substring(from, caret).toLowerCase(Locale.ROOT));
    }
}
