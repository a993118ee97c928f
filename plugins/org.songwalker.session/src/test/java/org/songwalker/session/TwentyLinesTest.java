// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The lines of releng/docs/twenty-lines.md are where the table says. */
class TwentyLinesTest {
    @Test
    void everyLineIsInItsFile() throws IOException {
        Path root = Path.of("../..");
        Matcher row = Pattern.compile("^\\| [^|]+ \\| `([^`]+)` \\| `([^`]+)` \\|$", Pattern.MULTILINE)
                .matcher(Files.readString(root.resolve("releng/docs/twenty-lines.md")));
        int rows = 0;
        while (row.find()) {
            rows++;
            assertThat(Files.readString(root.resolve(row.group(2)))).as(row.group(2)).contains(row.group(1));
        }
        assertThat(rows).isEqualTo(20);
    }
}
