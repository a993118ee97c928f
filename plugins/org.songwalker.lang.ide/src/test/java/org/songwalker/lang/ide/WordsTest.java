// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.xtext.parser.IParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.compile.UsedFiles;
import org.songwalker.lang.ide.contentassist.antlr.SongTokenSource;
import org.songwalker.lang.issue.Severity;
import org.songwalker.lang.issue.SwIssue;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.words.Keyword;
import org.songwalker.runtime.words.Meaning;
import org.songwalker.runtime.words.Parameter;
import org.songwalker.runtime.words.Place;
import org.songwalker.runtime.words.SystemObject;
import org.songwalker.runtime.words.ValueType;
import org.songwalker.runtime.words.Word;

/** The table of words, the compiler, completion and colours know the same language. */
class WordsTest {
    private static final SwCompiler COMPILER = new SwCompiler(PresetCatalog.NONE)
            .with((UsedFiles) (from, path) -> new UsedFiles.Found(path, "track beat() { C4 }\n"));
    private static final IParser PARSER = new SongIdeSetup().createInjectorAndDoEMFRegistration().getInstance(IParser.class);
    private static final Set<Place> MEMBERS = Set.of(Place.MIDI, Place.SONG, Place.TRANSPORT, Place.TRACK, Place.PRESET, Place.VOICE,
            Place.ARRAY);

    /** One spelling of a word, with its example written so. */
    record Spelling(Place place, Word word, String text) {
        /** The example with this spelling in place of the usual one. */
        String program() {
            MatchResult usual = written(word.example(), word.text());
            return word.example().substring(0, usual.start()) + text + word.example().substring(usual.end());
        }

        /** Where the word begins in the program. */
        int offset() {
            return written(program(), text).start();
        }

        private MatchResult written(String program, String spelling) {
            Pattern pattern = Pattern.compile((MEMBERS.contains(place) ? "(?<=\\.)" : "\\b") + Pattern.quote(spelling) + "\\b");
            return pattern.matcher(program).results().findFirst().orElseThrow(() -> new AssertionError(spelling + " is not in " + program));
        }

        @Override
        public String toString() {
            return place + " " + text;
        }
    }

    static Stream<Spelling> spellings() {
        return Arrays.stream(Place.values())
                .flatMap(place -> place.words()
                        .stream()
                        .flatMap(word -> word.texts().stream().map(text -> new Spelling(place, word, text))));
    }

    private static List<SwIssue> complaints(String program) {
        return COMPILER.check(program).stream().filter(issue -> issue.severity() != Severity.INFO).toList();
    }

    private static List<Completion.Proposal> offered(String text, int caret) {
        return new Completion(text, caret, PARSER.parse(new StringReader(text)), PresetCatalog.NONE, UsedFiles.NONE).proposals();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void compilesWithoutComplaint(Spelling spelling) {
        assertThat(complaints(spelling.program())).as(spelling.program()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void isCompletedAndDocumentedWhereItStands(Spelling spelling) {
        String program = spelling.program();
        int from = spelling.offset();
        String without = program.substring(0, from) + program.substring(from + spelling.text().length());
        assertThat(offered(without, from)).as(without).anySatisfy(proposal -> {
            assertThat(proposal.text()).isEqualTo(spelling.text());
            assertThat(proposal.from()).isEqualTo(from);
            assertThat(proposal.detail()).isEqualTo(WordText.detail(spelling.word(), spelling.place())).isNotBlank();
            assertThat(proposal.documentation()).startsWith(spelling.word().summary());
        });
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void isColoured(Spelling spelling) {
        int from = spelling.offset();
        assertThat(Highlights.of(spelling.program())).as(spelling.program())
                .anyMatch(span -> span.offset() <= from && from < span.offset() + span.length() && span.style() != Highlights.Style.ERROR);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void saysWhatItDoesInOneSentence(Spelling spelling) {
        assertThat(spelling.word().summary()).matches("[A-Z/].*\\.").hasSizeLessThan(120);
        assertThat(spelling.word().example().lines()).hasSizeLessThan(4);
    }

    /** Offers everything at a place and compiles a program with each offer in it. */
    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {"let a = midi.<|> # MIDI", "let a = song.<|> # SONG",
        "let a = transport.<|> # TRANSPORT", "let a = track.<|> # TRACK", "const p = loadPreset('x')~let a = p.<|> # PRESET",
        "let a = song.voices[0].<|> # VOICE", "let a = song.voices.<|> # ARRAY", "const s = [1, 2]~let a = s.<|> # ARRAY",
        "for v in song.voices { let a = v.<|> } # VOICE", "const p = loadPreset('x')~let w = p(60)~let a = w.<|> # VOICE",
        "let a = <|> # VALUE FUNCTION OBJECT MAKER", "C4 *<|> # OBJECT", "let a = 2 *<|> # VALUE FUNCTION OBJECT",
        "if (<|>) { C4 } # VALUE FUNCTION OBJECT MAKER"})
    void whatIsCompletedCompiles(String marked, String places) {
        String text = marked.replace('~', '\n').replace("<|>", "");
        int caret = marked.indexOf("<|>");
        Map<String, Word> expected = Arrays.stream(places.split(" "))
                .map(Place::valueOf)
                .flatMap(place -> place.words()
                        .stream()
                        .filter(word -> !marked.contains("2 *") || !isArray(word))
                        .flatMap(word -> word.texts().stream().map(spelling -> Map.entry(spelling, word))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<String> labels = offered(text, caret).stream()
                .map(Completion.Proposal::text)
                .filter(label -> !label.matches("[apsvw]"))
                .toList();
        assertThat(new TreeSet<>(labels)).isEqualTo(new TreeSet<>(expected.keySet()));
        List<SwIssue> errors = new ArrayList<>();
        for (String label : labels) {
            String program = text.substring(0, caret) + used(label, expected.get(label)) + text.substring(caret);
            // A voice as a value is a thing of slots; both modes refuse the rest alike.
            COMPILER.compile(program, Mode.REACTIVE).issues().stream().filter(SwIssue::error).forEach(errors::add);
        }
        assertThat(errors).isEmpty();
    }

    /** True for a function that gives an array or a list, which nothing can be multiplied with. */
    private static boolean isArray(Word word) {
        return word.meaning() instanceof Meaning.Call call && (call.gives() == ValueType.ARRAY || call.gives() == ValueType.LIST);
    }

    /** A word as programs write it: with arguments, an index or a member. */
    private static String used(String spelling, Word word) {
        return switch (word.meaning()) {
            case Meaning.Plain plain -> Arrays.stream(SystemObject.values())
                    .filter(object -> object.word() == word)
                    .findFirst()
                    .map(object -> spelling + "." + object.members().texts().getFirst())
                    .orElse(spelling);
            case Meaning.Value value -> value.type() == ValueType.INDEXED ? spelling + "[1]" : spelling;
            case Meaning.Call call -> spelling
                    + call.parameters().stream().map(parameter -> argument(word, parameter)).collect(Collectors.joining(", ", "(", ")"));
        };
    }

    private static String argument(Word word, Parameter parameter) {
        return switch (parameter.type()) {
            case NUMBER, ANY -> "1";
            case BOOLEAN -> "true";
            case TEXT -> "'" + (word.text().equals("scale") ? "major" : word.text().equals("chord") ? "maj7" : "x") + "'";
            case ARRAY -> "[0, 4]";
            case OBJECT -> word.text().equals("Composite") ? "{children: ['sine']}" : "{}";
            case LIST, PRESET, VOICE, INDEXED, NOTHING -> throw new AssertionError("no argument so far: " + parameter);
        };
    }

    @Test
    void statementsOfferKeywordsHandlersObjectsMakersAndDrumsOfAKit() {
        String kit = "track.instrument = loadPreset('Starter/Kit')\n";
        assertThat(offered(kit, kit.length()).stream()
                .filter(proposal -> proposal.kind() != Completion.Kind.SNIPPET)
                .map(Completion.Proposal::text))
                .containsExactlyElementsOf(Stream.of(Place.STATEMENT, Place.ACTION, Place.OBJECT, Place.MAKER, Place.DRUM)
                        .flatMap(place -> place.texts().stream())
                        .filter(text -> !text.equals("else") && !text.equals("return"))
                        .distinct()
                        .toList());
        assertThat(offered("", 0)).noneMatch(proposal -> Place.DRUM.word(proposal.text()).isPresent());
    }

    /** Every statement to fill in compiles once a note stands at its caret, and says what it does. */
    @Test
    void snippetsCompileAndAreDocumented() {
        for (Completion.Proposal snippet : offered("", 0).stream().filter(it -> it.kind() == Completion.Kind.SNIPPET).toList()) {
            String before = snippet.text().substring(0, snippet.rest());
            String statement = snippet.text().startsWith("on ") ? "song.x = 1" : "C4 /4";
            String filled = before
                    + (before.endsWith("(") ? "midi.gate" : before.endsWith("[") || before.endsWith("return ") ? "60" : statement)
                    + snippet.text().substring(snippet.rest());
            String used = filled.startsWith("track") ? "part()" : filled.startsWith("function") ? "C4 *(value(1))" : "C4";
            assertThat(complaints(filled + "\n" + used + "\n").stream().filter(SwIssue::error)).as(filled).isEmpty();
            assertThat(snippet.label()).startsWith(snippet.text().substring(0, 2));
            assertThat(snippet.documentation()).matches("(?s)[A-Z].*\\.\n\n.*");
        }
        assertThat(offered("track a() {\n    \n}", 16)).extracting(Completion.Proposal::label)
                .contains("for i in 0..4 { }")
                .doesNotContain("track part() { }", "on noteOff { }");
    }

    @Test
    void theTableHasTheWordsOfTheGrammar() {
        Set<String> grammar = IntStream.range(0, 200)
                .mapToObj(SongTokenSource.KINDS::name)
                .filter(name -> name.matches("'\\w+'"))
                .map(name -> name.substring(1, name.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> table = Stream.of(Place.FILE, Place.STATEMENT, Place.LOOP, Place.VALUE)
                .flatMap(place -> place.texts().stream())
                .flatMap(text -> Stream.of(text.split(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(grammar).hasSizeGreaterThan(10).isEqualTo(table).contains(Keyword.IN.text());
    }

    @Test
    void aWordStandsOnceInAPlace() {
        for (Place place : Place.values()) {
            assertThat(place.texts()).as(place.name()).doesNotHaveDuplicates().isNotEmpty();
        }
    }
}
