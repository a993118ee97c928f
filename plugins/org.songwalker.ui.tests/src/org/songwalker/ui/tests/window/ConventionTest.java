// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Ui;

/** Each row of conventions.tsv is either done and has a test, or names the part that will bring it and is in no menu yet. */
class ConventionTest {
    private static final Set<String> PARTS = Set.of("preset repository", "editor", "rack and MIDI", "debugger", "classroom");

    private record Row(String convention, boolean done, String proof, String absent) {}

    private static List<Row> rows() throws Exception {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(ConventionTest.class.getResourceAsStream("conventions.tsv"), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t"))
                    .map(cells -> new Row(cells[0], cells[1].equals("done"), cells[2], cells.length > 3 ? cells[3] : ""))
                    .toList();
        }
    }

    @Test
    void everyConventionThatIsDoneHasItsTest() throws Exception {
        List<String> missing = new ArrayList<>();
        for (Row row : rows()) {
            if (row.done()
                    && !there(row.proof().substring(0, row.proof().indexOf(':')), row.proof().substring(row.proof().indexOf(':') + 1))) {
                missing.add(row.convention() + " (" + row.proof() + ")");
            }
        }
        assertEquals(List.of(), missing);
    }

    private static boolean there(String kind, String id) throws Exception {
        return switch (kind) {
            // Tests of this bundle, which run together with this one.
            case "test" -> Arrays.stream(id.substring(id.indexOf('#') + 1).split(","))
                    .allMatch(method -> tests(id.substring(0, id.indexOf('#')), method));
            // A line that releng/studio-test prints if the claim holds.
            case "studio-test" -> Files.readString(project().resolve("releng/studio-test")).contains("ok \"" + id + "\"");
            default -> false;
        };
    }

    private static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("releng/studio-test"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static boolean tests(String type, String method) {
        try {
            return Class.forName("org.songwalker.ui.tests." + type).getDeclaredMethod(method).isAnnotationPresent(Test.class);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Test
    void everyLaterConventionNamesItsPart() throws Exception {
        assertEquals(List.of(), rows().stream().filter(row -> !row.done() && !PARTS.contains(row.proof())).toList());
    }

    @Test
    void noMenuShowsALaterConvention() throws Exception {
        List<String> labels = new ArrayList<>();
        collect(Ui.window().getShell().getMenuBar(), labels);
        List<String> early = new ArrayList<>();
        for (Row row : rows()) {
            if (!row.absent().isEmpty()
                    && labels.stream().anyMatch(label -> label.matches(".*\\b" + row.absent().toLowerCase(Locale.ROOT) + "\\b.*"))) {
                early.add(row.convention() + " in " + labels);
            }
        }
        assertTrue(labels.size() > 40, "number of entries: " + labels.size());
        assertEquals(List.of(), early);
    }

    private static void collect(Menu menu, List<String> labels) {
        menu.notifyListeners(SWT.Show, new Event());
        for (MenuItem item : menu.getItems()) {
            labels.add(item.getText().replace("&", "").toLowerCase(Locale.ROOT));
            if (item.getMenu() != null) {
                collect(item.getMenu(), labels);
            }
        }
        menu.notifyListeners(SWT.Hide, new Event());
    }
}
