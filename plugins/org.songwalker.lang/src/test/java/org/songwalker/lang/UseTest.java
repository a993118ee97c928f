// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.lang.compile.FolderFiles;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.compile.UsedFiles;
import org.songwalker.lang.issue.SwIssue;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.ScoreEvent;
import org.songwalker.runtime.SongExpansion;

/** Files that use others (language reference 13.9). */
class UseTest {
    private static final SwCompiler COMPILER = new SwCompiler(PresetCatalog.NONE);
    private final Map<String, String> files = new HashMap<>();

    private UseTest with(String name, String text) {
        files.put(name, text);
        return this;
    }

    private SwCompiler compiler() {
        return COMPILER.with((from, path) -> files.containsKey(path) ? new UsedFiles.Found(path, files.get(path))
                : new UsedFiles.Refused("there is no such file"));
    }

    private List<String> wrong(String program) {
        return compiler().check(program).stream().map(UseTest::text).toList();
    }

    private List<String> wrongIn(String program, String file) {
        return compiler().checkUsed(program)
                .used()
                .stream()
                .filter(used -> used.name().equals(file))
                .flatMap(used -> used.issues().stream())
                .map(UseTest::text)
                .toList();
    }

    private static String text(SwIssue issue) {
        return issue.line() + ":" + issue.column() + " " + issue.code() + " " + issue.message();
    }

    /** Notes of a song as beat:pitch file:line. */
    private List<String> notes(String program) {
        CompileResult result = compiler().compile(program, Mode.SONG);
        assertThat(result).as(result.issues() + " " + result.used()).isInstanceOf(CompileResult.Compiled.class);
        Score score = SongExpansion.expand(((CompileResult.Compiled) result).program(), 1, 48_000);
        return score.events()
                .stream()
                .filter(ScoreEvent.Note.class::isInstance)
                .map(ScoreEvent.Note.class::cast)
                .map(note -> note.beat() + ":" + note.pitch() + " " + note.place().file() + ":" + note.place().line())
                .toList();
    }

    @Test
    void tracksFunctionsAndConstantsAreSeen() {
        with("lib.sw", "const low = C2\ntrack pair(n) {\n    n /4\n    [third(n)] /4\n}\nfunction third(n) { return n + 4 }\nC9 C9\n");
        assertThat(notes("use 'lib.sw'\npair(low) 2\nlet n = third(C4)\nn\n")).containsExactly("0.0:36.0 lib.sw:3", "1.0:40.0 lib.sw:4",
                "2.0:64.0 :4");
    }

    @Test
    void behindANameTheyAreItsParts() {
        with("lib.sw", "const low = C2\ntrack pair(n) { n /4 }\nfunction third(n) { return n + 4 }\n");
        assertThat(notes("use 'lib.sw' as parts\nparts.pair(parts.low) 1\nlet n = parts.third(C4)\nn 1\n[parts.low, parts.third(C2)]\n"))
                .containsExactly("0.0:36.0 lib.sw:2", "1.0:64.0 :4", "2.0:36.0 :5", "2.0:40.0 :5");
        assertThat(wrong("use 'lib.sw' as parts\nparts.pear(C4)\n"))
                .containsExactly("2:7 N001 lib.sw has no member 'pear'; it has pair, third, low");
        assertThat(wrong("use 'lib.sw' as parts\nparts.low = C3\nparts.lo = C3\n")).containsExactly(
                "2:1 N005 'low' belongs to a file that is used, whose values stay as they are; copy it with let",
                "3:7 N001 lib.sw has no member 'lo'; did you mean 'low'?");
        assertThat(wrong("use 'lib.sw' as parts\npair(C4)\n")).hasSize(1)
                .allMatch(issue -> issue.startsWith("2:1 N001 unknown name 'pair'"));
    }

    @Test
    void aFileThatIsUsedSeesItsOwnNamesOnly() {
        with("lib.sw", "track t() { mine /4 }\n");
        assertThat(wrong("use 'lib.sw'\nconst mine = C4\nt()\nmine\n"))
                .containsExactly("1:1 N009 'lib.sw' has an error in line 1: unknown name 'mine'; declare it with const or let, "
                        + "or load a preset: const mine = loadPreset(\"…\")");
        assertThat(wrongIn("use 'lib.sw'\nt()\n", "lib.sw")).singleElement().asString().startsWith("1:13 N001 unknown name 'mine'");
    }

    @Test
    void whatAUsedFileUsesIsNotSeen() {
        with("deep.sw", "const c = C5\n").with("lib.sw", "use 'deep.sw'\ntrack t() { c /4 }\n");
        assertThat(notes("use 'lib.sw'\nt()\n")).containsExactly("0.0:72.0 lib.sw:2");
        assertThat(wrong("use 'lib.sw'\nt()\nc /4\n")).singleElement().asString().startsWith("3:1 N001 unknown name 'c'");
    }

    @Test
    void itsOtherStatementsDoNotRunAndHaveNoValues() {
        with("lib.sw", "let level = 0.5\nconst now = random()\ntrack t() { C4 *level /4 }\ntrack u() { C4 *now /4 }\n");
        assertThat(wrongIn("use 'lib.sw'\nt()\nu()\n", "lib.sw")).containsExactly(
                "3:17 N001 'level' has no value here: a file that is used does not run. Make it a const whose value is known when compiled, or a parameter",
                "4:17 N001 'now' has no value here: a file that is used does not run. Make it a const whose value is known when compiled, or a parameter");
    }

    @Test
    void eachFileHasItsNoteUnit() {
        with("beats.sw", "song.noteUnit = 'beat'\ntrack t() { C4 /2\nD4 /2 }\n");
        assertThat(notes("use 'beats.sw'\nt() 1\nE4 /2\nF4\n")).containsExactly("0.0:60.0 beats.sw:2", "0.5:62.0 beats.sw:3", "1.0:64.0 :3",
                "3.0:65.0 :4");
        assertThat(notes("use 'beats.sw'\nsong.noteUnit = 'beat'\nt() 1\nlet d = half()\nE4 ~d\nF4\nfunction half() { return /2 }\n"))
                .as("functions are compiled last, and have the unit of their file")
                .endsWith("1.0:64.0 :5", "1.5:65.0 :6");
    }

    @Test
    void aNameThatBothHaveIsNamedWithBothPlaces() {
        with("a.sw", "const low = 1\n").with("b.sw", "const low = 2\n");
        assertThat(wrong("use 'a.sw'\nconst low = 3\nlow /4\n"))
                .containsExactly("2:1 N003 'low' is defined in a.sw, line 1, too; choose another name, or write use … as");
        assertThat(wrong("use 'a.sw'\nuse 'b.sw'\nC4\n"))
                .containsExactly("2:1 N003 'low' of b.sw is defined in a.sw, line 1, too; write use 'b.sw' as name, and name.low");
        assertThat(wrong("use 'a.sw'\nuse 'b.sw' as b\nlow /4\nb.low /4\n")).isEmpty();
        assertThat(wrong("use 'a.sw'\nuse 'a.sw'\nlow /4\n")).isEmpty();
    }

    @Test
    void whatCannotBeUsedIsSaidAtItsPlace() {
        assertThat(wrong("use 'nowhere.sw'\nC4\n")).containsExactly("1:1 N009 'nowhere.sw' cannot be used: there is no such file");
        with("lib.sw", "const a = 1\n");
        assertThat(wrong("C4\nuse 'lib.sw'\n"))
                .containsExactly("2:1 P003 'use' stands at the top of a file, before everything else; move it to the top");
        assertThat(wrong("// first\nuse 'lib.sw'\nuse 'nowhere.sw'\na /4\n"))
                .containsExactly("3:1 N009 'nowhere.sw' cannot be used: there is no such file");
        assertThat(COMPILER.check("use 'lib.sw'\nC4\n").stream().map(UseTest::text))
                .containsExactly("1:1 N009 'lib.sw' cannot be used: this text lies in no folder, so it can use no files");
    }

    @Test
    void aCircleIsNamed() {
        with("a.sw", "use 'b.sw'\nconst x = 1\n").with("b.sw", "use 'a.sw'\nconst y = 1\n");
        assertThat(wrong("use 'a.sw'\nx /4\n")).as("said once, where the program leads into it")
                .containsExactly(
                        "1:1 N009 these files use one another in a circle: a.sw → b.sw → a.sw; move what they share into a file of its own");
        assertThat(wrongIn("use 'a.sw'\nC4\n", "b.sw")).isEmpty();
    }

    @Test
    void useAndAsAreWordsOnlyThere() {
        assertThat(COMPILER.check("const use = C4\nconst as = E4\nuse /4\nas /4\n")).isEmpty();
    }

    @Test
    void filesLieInTheFolderOfTheProgram(@TempDir Path folder) throws IOException {
        Path project = Files.createDirectories(folder.resolve("project/lib"));
        Files.writeString(project.resolve("a.sw"), "use '../b.sw'\ntrack t() { x /4 }\n");
        Files.writeString(project.resolveSibling("b.sw"), "const x = C4\n");
        Files.writeString(folder.resolve("outside.sw"), "const y = C4\n");
        Files.createSymbolicLink(project.resolve("link.sw"), folder.resolve("outside.sw"));
        Files.write(project.resolve("bytes.sw"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        SwCompiler here = COMPILER.with(new FolderFiles(folder.resolve("project")));
        assertThat(here.check("use 'lib/a.sw'\nuse \"lib/../b.sw\"\nt()\nx /4\n")).isEmpty();
        for (String[] wrong : new String[][] {{"../outside.sw", "it lies outside the folder of the program"},
            {"lib/link.sw", "it is a link out of the folder of the program"}, {"lib", "it is a folder"}, {"", "the path is empty"},
            {"lib/bytes.sw", "it is no text in UTF-8"}, {"/etc/hostname", "its path is absolute; write it from the place of this file on"},
            {"lib/none.sw", "there is no such file"}}) {
            assertThat(here.check("use '" + wrong[0] + "'\nC4\n").stream().map(UseTest::text))
                    .containsExactly("1:1 N009 '" + wrong[0] + "' cannot be used: " + wrong[1]);
        }
    }

    @Test
    void aProgramUsesAtMost64Files() {
        StringBuilder uses = new StringBuilder();
        for (int i = 0; i < 65; i++) {
            with("f" + i + ".sw", "const c" + i + " = 1\n");
            uses.append("use 'f").append(i).append(".sw'\n");
        }
        String all = uses.toString();
        assertThat(wrong(all.substring(0, all.lastIndexOf("use")) + "C4\n")).isEmpty();
        assertThat(wrong(all + "C4\n")).containsExactly("65:1 N009 a program uses at most 64 files");
    }
}
