// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songwalker.runtime.words.Place;
import org.songwalker.runtime.words.Word;

/** The document of all words is the table; {@code -Dgolden.update} writes it. */
class WordsDocumentTest {
    private static final Path DOCUMENT = Path.of("../../releng/docs/language/words.md");

    @Test
    void saysWhatTheTableSays() throws IOException {
        StringBuilder text = new StringBuilder("# The words of the language\n\n"
                + "Written from `org.songwalker.runtime.words` by `WordsDocumentTest` (`-Dgolden.update`), which also compares it.\n");
        for (Place place : Place.values()) {
            String title = place.description();
            text.append("\n## ")
                    .append(title.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(title.substring(1))
                    .append("\n\n| Word | Is | Does | Example |\n|---|---|---|---|\n");
            place.words().forEach(word -> text.append(row(word, place)));
        }
        if (System.getProperty("golden.update") != null) {
            Files.writeString(DOCUMENT, text);
        }
        assertEquals(Files.readString(DOCUMENT), text.toString());
    }

    private static String row(Word word, Place place) {
        return "| " + word.texts().stream().map(spelling -> "`" + spelling + "`").collect(Collectors.joining(", ")) + " | "
                + WordText.detail(word, place) + " | " + word.summary() + " | `" + word.example().replace("\n", "; ") + "` |\n";
    }
}
