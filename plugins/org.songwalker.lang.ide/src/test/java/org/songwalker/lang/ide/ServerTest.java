// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Diagnostic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.issue.SwIssue;

/** The server as the Studio calls it. */
class ServerTest {
    private record Told(URI document, int version, List<Diagnostic> diagnostics) {}

    private static final BlockingQueue<Told> TOLD = new LinkedBlockingQueue<>();
    private static int documents;
    @TempDir
    static Path folder;
    private static SwServer server;

    @BeforeAll
    static void start() {
        server = SwServer.start(new PresetCatalog() {
            @Override
            public Resolution resolve(String name) {
                return new Unknown();
            }

            @Override
            public List<Entry> entries() {
                return List.of(new Entry("FluidR3_GM", "Violin", 12, 40, 100, List.of(), -1, true),
                        new Entry("FluidR3_GM", "Viola", 9, 36, 90, List.of(), -1, true),
                        new Entry("Other", "Standard Kit", 40, 27, 87, List.of(), -1, true));
            }
        }, (document, version, diagnostics) -> TOLD.add(new Told(document, version, diagnostics)));
    }

    private static URI open(String text) {
        URI uri = folder.resolve("d" + documents++ + ".sw").toUri();
        server.open(uri, 1, text);
        return uri;
    }

    private static Told told(URI document, int version) throws InterruptedException {
        while (true) {
            Told told = TOLD.poll(20, TimeUnit.SECONDS);
            assertThat(told).as("diagnostics of " + document + " in version " + version).isNotNull();
            if (told.document().equals(document) && told.version() == version) {
                return told;
            }
        }
    }

    /** Labels offered at the mark. */
    private static List<String> at(String marked) throws Exception {
        int mark = marked.indexOf("<|>");
        String before = marked.substring(0, mark);
        URI uri = open(before + marked.substring(mark + 3));
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return server.complete(uri, line, mark - before.lastIndexOf('\n') - 1)
                .get(20, TimeUnit.SECONDS)
                .stream()
                .map(CompletionItem::getLabel)
                .toList();
    }

    /** A file that is deleted right after its editor closed cannot be read; neither can a folder that takes its place. */
    @Test
    void aClosedDocumentThatCannotBeReadSpoilsNoOther() throws Exception {
        URI gone = open("C4 /4\n");
        Files.createDirectory(Path.of(gone));
        told(gone, 1);
        server.close(gone);
        assertThat(told(open("C4 /4\n)\n"), 1).diagnostics()).hasSize(1);
    }

    @Test
    void errorStandsOnItsLine() throws Exception {
        assertThat(told(open("C4 /4\n)\n"), 1).diagnostics()).extracting(d -> d.getRange().getStart().getLine()).containsExactly(1);
    }

    @Test
    void aTextThatIsNotOpenIsCheckedOnce() throws Exception {
        URI uri = folder.resolve("unopened.sw").toUri();
        assertThat(server.check(uri, "C4 /4\n)\n").get(20, TimeUnit.SECONDS)).extracting(d -> d.getRange().getStart().getLine())
                .containsExactly(1);
        assertThat(server.check(uri, "C4 /4\n").get(20, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void aMisspeltNameCarriesItsFix() throws Exception {
        assertThat(told(open("const s = Osillator({type: 'sine'})\n"), 1).diagnostics())
                .extracting(d -> SwIssue.Fix.in((String[]) d.getData()))
                .contains(List.of(new SwIssue.Fix("Change to 'Oscillator'", 10, "Osillator", "Oscillator")));
    }

    @Test
    void answersCarryTheVersionThatWasChecked() throws Exception {
        URI uri = open("C4 /4\n)\n");
        server.change(uri, 2, "C4 /4\n");
        assertThat(told(uri, 2).diagnostics()).isEmpty();
    }

    @Test
    void midiHasItsMembers() throws Exception {
        assertThat(at("midi.<|>")).containsExactly("note", "velocity", "frequency", "channel", "gate", "pitchBend", "bendRange", "pressure",
                "keyPressure", "releaseVelocity", "held", "cc");
    }

    @Test
    void prefixNarrowsMembers() throws Exception {
        assertThat(at("C4 *midi.ve<|>")).containsExactly("velocity");
    }

    @Test
    void transportHasItsMembers() throws Exception {
        assertThat(at("let a = transport.b<|>")).containsExactly("bpm", "beat");
    }

    @Test
    void songOffersWhatTheProgramWrites() throws Exception {
        assertThat(at("song.cursor = 1\nlet a = song.c<|>\n")).containsExactly("cursor");
    }

    @Test
    void presetNamesStandInTheString() throws Exception {
        assertThat(at("const v = loadPreset(\"FluidR3_GM/Vio<|>")).containsExactly("FluidR3_GM/Violin", "FluidR3_GM/Viola");
    }

    @Test
    void presetNamesAreFoundWithoutTheirLibrary() throws Exception {
        assertThat(at("const v = loadPreset(\"stand<|>\")\n")).containsExactly("Other/Standard Kit");
    }

    @Test
    void otherStringsAndCommentsOfferNothing() throws Exception {
        assertThat(at("let a = \"mi<|>\"\n")).isEmpty();
        assertThat(at("// mi<|>\n")).isEmpty();
    }

    @Test
    void statementsBeginWithTheirKeywords() throws Exception {
        assertThat(at("<|>")).contains("track", "const", "for", "midi", "loadPreset").doesNotContain("true", "else if", ")", ",");
    }

    /** Label and detail of what is offered at the mark. */
    private static List<String> detailed(String marked) throws Exception {
        int mark = marked.indexOf("<|>");
        String before = marked.substring(0, mark);
        URI uri = open(before + marked.substring(mark + 3));
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return server.complete(uri, line, mark - before.lastIndexOf('\n') - 1)
                .get(20, TimeUnit.SECONDS)
                .stream()
                .map(item -> item.getLabel() + ": " + item.getDetail())
                .toList();
    }

    @Test
    void valuesHaveTheMembersOfWhatTheyHold() throws Exception {
        assertThat(at("let v = song.voices[0].<|>\n")).contains("pitchBend", "release").doesNotContain("length");
        assertThat(at("const row = [1, 2]\nlet a = row.<|>\n")).contains("length", "reversed").doesNotContain("add", "release");
        assertThat(at("const row = [1, 2]\nlet a = row[0].<|>\n")).isEmpty();
        assertThat(at("const row = [1, 2]\nlet a = row.reversed().slice(1).<|>\n")).contains("length", "indexOf");
        assertThat(at("let last = list(4)\nlast.<|>\n")).contains("length", "add", "removeAt");
        assertThat(at("song.keys = song.keys ?? list(16)\nconst keys = song.keys\nkeys.<|>\n")).contains("add", "indexOf");
        assertThat(at("song.keys = song.keys ?? list(16)\nsong.keys.<|>\n")).contains("add");
        assertThat(at("let a = midi.held.<|>\n")).contains("length").doesNotContain("add");
    }

    @Test
    void objectsHaveTheirKeys() throws Exception {
        assertThat(detailed("const o = {up: 1, name: 'x'}\nlet a = o.<|>\n")).containsExactly("up: number, key of this object",
                "name: text, key of this object");
        assertThat(at("const verse = [{up: 0, notes: 'm7'}]\nlet a = verse[0].<|>\n")).containsExactly("up", "notes");
        assertThat(at("const verse = [{up: 0, notes: 'm7'}]\nfor part in verse { let a = part.<|> }\n")).containsExactly("up", "notes");
        assertThat(at("const verse = [{up: 0}]\ntrack comp(chords) {\n    let a = chords[0].<|>\n}\ncomp(verse)\n")).containsExactly("up");
    }

    @Test
    void voicesComeFromPresetsAndFromFunctionsThatReturnThem() throws Exception {
        assertThat(at("const s = Oscillator({type: 'sine'})\nlet all = [s(60), s(64)]\nall[0].<|>\n")).contains("release");
        assertThat(at("const s = Oscillator({type: 'sine'})\nfunction low() { return [1, 2] }\nlet a = low().<|>\n")).contains("length");
    }

    @Test
    void namesAreOfferedWithTheirTypes() throws Exception {
        String program = "const lead = Oscillator({type: 'sine'})\nconst row = [1, 2]\nlet keys = list(4)\n"
                + "track part(root, mode) { C4 }\nfunction next(x) { return x + 1 }\nlet a = <|>\n";
        assertThat(detailed(program)).contains("lead: const, preset", "row: const, array of numbers", "keys: let, list",
                "part: track (root, mode)", "next: function (x)");
    }

    @Test
    void settingsOfferTheirKeysAndWaveforms() throws Exception {
        assertThat(at("const s = Oscillator({<|>})\n")).contains("type", "attack", "release");
        assertThat(at("const s = Oscillator({type: '<|>'})\n")).contains("sine", "square");
        assertThat(at("const s = Composite({mode: 'layer', children: ['sine', 'sq<|>']})\n")).containsExactly("square");
        assertThat(at("const s = Composite({<|>})\n")).contains("mode", "children");
    }

    @Test
    void keywordsStandOnlyWhereTheyCan() throws Exception {
        assertThat(at("C4\n<|>")).doesNotContain("else", "return").contains("track", "on noteOff");
        assertThat(at("if (midi.gate) {\n    <|>\n}\n")).doesNotContain("else", "return", "function", "on noteOff");
        assertThat(at("if (midi.gate) { C4 }\n<|>")).contains("else");
        assertThat(at("if (midi.gate) { C4 } else if (song) { D4 } <|>")).contains("else");
        assertThat(at("while (midi.gate) { C4 }\n<|>")).doesNotContain("else");
        assertThat(at("function f(x) {\n    if (x) { <|> }\n}\n")).contains("return");
        assertThat(at("let a = <|>")).doesNotContain("else", "return");
    }

    @Test
    void handlersStandAfterOn() throws Exception {
        assertThat(at("C4\non <|>")).containsExactly("cc", "noteOff", "aftertouch", "pitchBend");
        assertThat(at("on n<|> { C4 }")).containsExactly("noteOff");
        assertThat(at("on<|>")).contains("on noteOff");
    }

    @Test
    void valuesAreNoStatements() throws Exception {
        assertThat(at("let a = <|>")).contains("true", "random", "scaleNote").doesNotContain("const", "while");
    }

    @Test
    void namesAreOfferedInTheirScope() throws Exception {
        assertThat(at("track melody(speed) {\n    let step = 1\n    C4 *<|>\n}\nlet after = 2\n")).contains("melody", "speed", "step")
                .doesNotContain("after");
        assertThat(at("track melody(speed) { C4 }\nlet a = <|>\n")).contains("melody").doesNotContain("speed");
    }

    @Test
    void aRequestForProposalsCancelsTheOneBefore() throws Exception {
        URI uri = open("C4 /4\n".repeat(20_000) + "C4 *midi.");
        CompletableFuture<List<CompletionItem>> first = server.complete(uri, 20_000, 9);
        CompletableFuture<List<CompletionItem>> second = server.complete(uri, 20_000, 9);
        assertThat(first).isCompletedExceptionally();
        assertThat(second.get(20, TimeUnit.SECONDS)).extracting(CompletionItem::getLabel).contains("velocity");
    }

    @Test
    void requestsForTwoDocumentsDoNotCancelEachOther() throws Exception {
        URI one = open("C4 /4\n".repeat(20_000) + "C4 *midi.");
        URI other = open("C4 *song.");
        CompletableFuture<List<CompletionItem>> first = server.complete(one, 20_000, 9);
        CompletableFuture<List<CompletionItem>> second = server.complete(other, 0, 9);
        assertThat(first.get(20, TimeUnit.SECONDS)).extracting(CompletionItem::getLabel).contains("gate");
        assertThat(second.get(20, TimeUnit.SECONDS)).extracting(CompletionItem::getLabel).contains("voices");
    }

    @Test
    void presetsHaveProperties() throws Exception {
        assertThat(at("const synth = loadPreset(\"x\")\nsynth.filter<|>\n")).containsExactly("filterCutoff", "filterResonance");
    }
}
