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

/** What may be written at one place of one text. One use; reads nothing but its arguments. */
final class Completion {
    /** What a proposal is, for its icon. */
    enum Kind { KEYWORD, FUNCTION, MEMBER, NAME, PRESET }

    /** Writes {@code text} from {@code from} to the caret. */
    record Proposal(String label, String text, int from, Kind kind, String detail) { }

    private static final Pattern PRESET_NAME = Pattern.compile("loadPreset[ \\t]*\\([ \\t]*([\"'])((?:(?!\\1)[^\\n\\\\]|\\\\.)*)$");
    private static final Set<String> STATEMENT_ENDS = Set.of("", "RULE_SEP", "'{'", "'}'", "';'", "'else'");
    private static final Set<String> DOTS = Set.of("'.'", "RULE_DOTS", "RULE_DOTS_ADJ");

    private final String text;
    private final int caret;
    private final @Nullable IParseResult parsed;
    private final PresetCatalog catalog;
    private final Map<String, Proposal> found = new LinkedHashMap<>();

    Completion(String text, int caret, @Nullable IParseResult parsed, PresetCatalog catalog) {
        this.text = text;
        this.caret = caret;
        this.parsed = parsed;
        this.catalog = catalog;
    }

    List<Proposal> proposals() {
        List<Lexeme> all = Lexeme.scan(text);
        Lexeme within = all.stream()
                .filter(token -> token.from() < caret && (caret < token.end() || token.is("RULE_SL_COMMENT") && caret == token.end()))
                .findFirst().orElse(new Lexeme("", caret, caret));
        Matcher preset = PRESET_NAME.matcher(text.substring(text.lastIndexOf('\n', caret - 1) + 1, caret));
        if (within.comment()) {
            return List.of();
        }
        if (preset.find()) {
            presets(preset.group(2));
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
            Proposal proposal = new Proposal(name, name, caret - prefix.length(), Kind.PRESET, detail(entry));
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

    private void words(List<Lexeme> all) {
        int from = caret;
        while (from > 0 && Character.isJavaIdentifierPart(text.charAt(from - 1))) {
            from--;
        }
        int start = from;
        List<Lexeme> before = all.stream().filter(token -> !token.hidden() && token.end() <= start).toList();
        Lexeme previous = last(before, 1);
        if (DOTS.contains(previous.kind()) && previous.end() == start) {
            members(before, start);
        } else if (!previous.is("'const'") && !previous.is("'let'") && !previous.is("'track'") && !digit(start)) {
            names(previous, start);
        }
    }

    /** Whether what is being written is a number, of which no word can come. */
    private boolean digit(int at) {
        return at < caret && Character.isDigit(text.charAt(at));
    }

    private static Lexeme last(List<Lexeme> tokens, int back) {
        return tokens.size() < back ? new Lexeme("", 0, 0) : tokens.get(tokens.size() - back);
    }

    private void members(List<Lexeme> before, int from) {
        Lexeme owner = last(before, 2);
        String name = owner.text(text);
        if (Vocabulary.MEMBERS.containsKey(name) && !DOTS.contains(last(before, 3).kind())) {
            offer(Vocabulary.MEMBERS.getOrDefault(name, List.of()), from, Kind.MEMBER, "member of " + name);
            if (name.equals("song")) {
                offer(Declarations.songNames(parsed), from, Kind.MEMBER, "written by this program");
            }
        } else if (name.equals("voices") && DOTS.contains(last(before, 3).kind())) {
            offer(Vocabulary.VOICES, from, Kind.MEMBER, "member of song.voices");
        } else if (owner.is("']'")) {
            offer(Vocabulary.VOICE, from, Kind.MEMBER, "member of a voice");
        } else if (owner.is("RULE_IDENT") && Declarations.presets(parsed).contains(name)) {
            offer(Vocabulary.PRESET, from, Kind.MEMBER, "property of a preset");
        }
    }

    private void names(Lexeme previous, int from) {
        if (previous.is("'@'")) {
            return;
        }
        offer(Declarations.visible(parsed, caret), from, Kind.NAME, "declared in this program");
        boolean statement = STATEMENT_ENDS.contains(previous.kind());
        if (statement) {
            offer(Vocabulary.STATEMENTS, from, Kind.KEYWORD, "keyword");
        } else {
            offer(Vocabulary.VALUES, from, Kind.KEYWORD, "value");
            offer(Vocabulary.FUNCTIONS, from, Kind.FUNCTION, "function");
        }
        offer(Vocabulary.OBJECTS, from, Kind.NAME, "the engine's object");
        offer(Vocabulary.MAKERS, from, Kind.FUNCTION, "makes a preset");
        if (statement || previous.is("'['") || previous.is("','")) {
            offer(Vocabulary.DRUMS, from, Kind.NAME, "plays a drum of a kit");
        }
    }

    private void offer(Iterable<String> words, int from, Kind kind, String detail) {
        String prefix = text.substring(from, caret).toLowerCase(Locale.ROOT);
        for (String word : kind == Kind.NAME && words instanceof Set<String> set ? new TreeSet<>(set) : words) {
            if (word.toLowerCase(Locale.ROOT).startsWith(prefix)) {
                found.putIfAbsent(word, new Proposal(word, word, from, kind, detail));
            }
        }
    }
}
