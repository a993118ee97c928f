// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songwalker.runtime.Mode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Golden programs with the events of a run ({@code .trace}, the format of event lists, one event a line). The first line says how they are
 * played: {@code // play: song}, or keys (key:velocity@on-off-release velocity), controllers, pressure of the channel or of a key, and time
 * signatures, as in {@code 60:100@0-2-64 cc1=64@1 bend=8192@2 pressure=64@1 pressure60=64@1 sig=3/4@0}.
 */
class GoldenTraceTest {
    private static final Path FOLDER = Path.of("src/test/resources/sw");

    static Stream<Path> programs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".sw")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void runsAsExpected(Path program) throws Exception {
        String actual = run(Files.readString(program));
        Path trace = program.resolveSibling(program.getFileName().toString().replaceAll("\\.sw$", ".trace"));
        if (System.getProperty("golden.update") != null) {
            Files.writeString(trace, actual);
        }
        assertEquals(Files.readString(trace), actual);
    }

    private static String run(String source) throws Exception {
        return events(Rig.source(source), source.lines().findFirst().orElseThrow().replaceFirst("// play: ", ""));
    }

    /** The event list of a program that is played with some words, as goldens show it. */
    static String events(Rig rig, String play) throws Exception {
        Mode mode = perform(rig, play);
        Session session = rig.session(mode);
        RenderJob.Report report = rig.report(mode);
        List<Problem> problems = new ArrayList<>(session.problems());
        problems.addAll(report.problems());
        ObjectNode document = EventsJson.document(mode, 48_000, session.totalBeats(), report.frames() / 48_000.0, report.events(),
                problems);
        return text(document);
    }

    /** Gives a rig the keys and controllers of some words; the mode they are for. */
    static Mode perform(Rig rig, String play) {
        if (play.equals("song")) {
            return Mode.SONG;
        }
        for (String word : play.split(" ")) {
            performWord(rig, word);
        }
        return Mode.REACTIVE;
    }

    /** {@code 60:100@0-2}, {@code cc64=127@1}, {@code bend=8192@2}, {@code sig=3/4@0}. */
    private static void performWord(Rig rig, String word) {
        String[] parts = word.split("@");
        if (parts[0].startsWith("cc")) {
            String[] change = parts[0].substring(2).split("=");
            rig.at(Double.parseDouble(parts[1]), 0xB0, Integer.parseInt(change[0]), Integer.parseInt(change[1]));
        } else if (parts[0].startsWith("bend=")) {
            int value = Integer.parseInt(parts[0].substring(5));
            rig.at(Double.parseDouble(parts[1]), 0xE0, value & 127, value >> 7);
        } else if (parts[0].startsWith("pressure")) {
            String[] change = parts[0].substring(8).split("=");
            int value = Integer.parseInt(change[1]);
            boolean channel = change[0].isEmpty();
            rig.at(Double.parseDouble(parts[1]), channel ? 0xD0 : 0xA0, channel ? value : Integer.parseInt(change[0]), channel ? 0 : value);
        } else if (parts[0].startsWith("sig=")) {
            String[] signature = parts[0].substring(4).split("/");
            rig.signature(Double.parseDouble(parts[1]), Integer.parseInt(signature[0]), Integer.parseInt(signature[1]));
        } else {
            String[] key = parts[0].split(":");
            String[] span = parts[1].split("-");
            int velocity = key.length > 1 ? Integer.parseInt(key[1]) : 102;
            int release = span.length > 2 ? Integer.parseInt(span[2]) : 64;
            rig.at(Double.parseDouble(span[0]), 0x90, Integer.parseInt(key[0]), velocity);
            rig.at(Double.parseDouble(span[1]), 0x80, Integer.parseInt(key[0]), release);
        }
    }

    private static String text(ObjectNode document) {
        StringBuilder out = new StringBuilder("{");
        for (String name : document.propertyNames()) {
            JsonNode value = document.get(name);
            out.append(out.length() == 1 ? "\n" : ",\n").append(" \"").append(name).append("\": ");
            if (value.isArray()) {
                List<String> lines = new ArrayList<>();
                value.forEach(item -> lines.add("  " + EventsJson.text(item, false)));
                out.append("[\n").append(String.join(",\n", lines)).append(lines.isEmpty() ? " ]" : "\n ]");
            } else {
                out.append(EventsJson.text(value, false));
            }
        }
        return out.append("\n}\n").toString();
    }
}
