// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One call of the command line in this process. */
record Cli(int code, String out, String err) {
    static final Path EXAMPLES = Path.of("../../product/examples").toAbsolutePath().normalize();

    static Cli call(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new Cli(code, out.toString(), err.toString());
    }

    JsonNode json() {
        return JsonMapper.builder().build().readTree(out);
    }

    static String example(String name) {
        return EXAMPLES.resolve(name).toString();
    }

    /** The real preset library; the test is skipped if there is none. */
    static String library() {
        String set = System.getenv("SONGWALKER_LIBRARY");
        Path path = set != null ? Path.of(set) : EXAMPLES.resolve("../../../shared/library").normalize();
        Assumptions.assumeTrue(Files.exists(path.resolve("index.json")), "no preset library; set SONGWALKER_LIBRARY");
        return path.toString();
    }
}
