// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import org.eclipse.xtext.parser.IParser;
import org.junit.jupiter.api.Test;
import org.songwalker.lang.SongStandaloneSetup;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.compile.UsedFiles;

/** The names of files that a program uses, where the program is written (language reference 13.9). */
class UsedFilesTest {
    private static final IParser PARSER = new SongStandaloneSetup().createInjectorAndDoEMFRegistration().getInstance(IParser.class);
    private static final UsedFiles FILES = (from, path) -> path.equals("lib.sw")
            ? new UsedFiles.Found(path,
                    "const low = C2\nlet level = 1\ntrack beat() { C4 }\nfunction half(x) { return x / 2 }\non cc(1) { }\n")
            : new UsedFiles.Refused("there is no such file");

    private static List<String> offered(String marked) {
        int caret = marked.indexOf("<|>");
        String text = marked.replace("<|>", "");
        return new Completion(text, caret, PARSER.parse(new StringReader(text)), PresetCatalog.NONE, FILES).proposals()
                .stream()
                .map(Completion.Proposal::label)
                .toList();
    }

    @Test
    void tracksFunctionsAndConstantsAreOffered() {
        assertThat(offered("use 'lib.sw'\n<|>\n")).contains("low", "beat", "half").doesNotContain("level");
        assertThat(offered("use 'none.sw'\n<|>\n")).doesNotContain("low", "beat", "half");
    }

    @Test
    void theyAreOfferedBehindTheNameOfTheFile() {
        assertThat(offered("use 'lib.sw' as lib\nlib.<|>\n")).containsExactlyInAnyOrder("low", "beat", "half");
        assertThat(offered("use 'lib.sw' as lib\n<|>\n")).contains("lib").doesNotContain("low");
    }

    @Test
    void useIsOfferedAtTheTopAndAsAfterItsFile() {
        assertThat(offered("<|>")).contains("use");
        assertThat(offered("use 'lib.sw'\nu<|>")).contains("use");
        assertThat(offered("C4\nu<|>")).doesNotContain("use");
        assertThat(offered("use 'lib.sw' <|>")).containsExactly("as");
    }
}
