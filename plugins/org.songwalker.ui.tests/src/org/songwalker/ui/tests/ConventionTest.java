// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.core.runtime.Platform;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.songwalker.ui.views.KeyboardView;

/** Each convention of the product's plan is there, or named with the part that brings it and in no menu yet. */
class ConventionTest {
    private static final Set<String> PARTS = Set.of("preset repository", "editor", "rack and MIDI", "debugger", "classroom");

    private record Row(String convention, boolean done, String proof, String absent) { }

    private static List<Row> rows() throws Exception {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(ConventionTest.class.getResourceAsStream("conventions.tsv"), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).map(line -> line.split("\t"))
                    .map(cells -> new Row(cells[0], cells[1].equals("done"), cells[2], cells.length > 3 ? cells[3] : "")).toList();
        }
    }

    @Test
    void whatIsDoneIsThere() throws Exception {
        List<String> missing = new ArrayList<>();
        for (Row row : rows()) {
            if (row.done() && !there(row.proof().substring(0, row.proof().indexOf(':')), row.proof().substring(row.proof().indexOf(':') + 1))) {
                missing.add(row.convention() + " (" + row.proof() + ")");
            }
        }
        assertEquals(List.of(), missing);
    }

    private static boolean there(String kind, String id) throws Exception {
        var workbench = PlatformUI.getWorkbench();
        return switch (kind) {
            // A behaviour: the named test of this bundle asserts it in the same run.
            case "test" -> Class.forName("org.songwalker.ui.tests." + id.substring(0, id.indexOf('#'))).getDeclaredMethod(id.substring(id.indexOf('#') + 1))
                    .isAnnotationPresent(Test.class);
            case "menus" -> Arrays.stream(Ui.window().getShell().getMenuBar().getItems()).map(item -> item.getText().replace("&", "")).toList().equals(List.of(id.split(",")));
            case "command" -> {
                var command = workbench.getService(ICommandService.class).getCommand(id);
                yield command.isDefined() && command.isHandled() || id.endsWith("toggleComment") && command.isDefined()
                        || id.equals("org.songwalker.ui.rack.addSlot") && command.isDefined();
            }
            case "perspective" -> workbench.getPerspectiveRegistry().findPerspectiveWithId(id) != null;
            case "view" -> workbench.getViewRegistry().find(id) != null;
            case "editor" -> workbench.getEditorRegistry().findEditor(id) != null;
            case "wizard" -> workbench.getNewWizardRegistry().findWizard(id) != null;
            case "page" -> workbench.getPreferenceManager().getElements(PreferenceManager.PRE_ORDER).stream().anyMatch(node -> node.getId().equals(id));
            case "launch" -> DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurationType(id) != null;
            case "key" -> bound(KeySequence.getInstance(id.substring(0, id.indexOf('='))), id.substring(id.indexOf('=') + 1));
            case "class" -> bundle(id).loadClass(id.substring(id.indexOf('/') + 1)) != null;
            case "resource" -> bundle(id).getEntry(id.substring(id.indexOf('/') + 1)) != null;
            case "accessible" -> ((KeyboardView) Ui.page().showView(id)).piano().canvas().getAccessible() != null;
            default -> false;
        };
    }

    private static Bundle bundle(String id) {
        return Platform.getBundle(id.substring(0, id.indexOf('/')));
    }

    private static boolean bound(KeySequence keys, String command) {
        return Arrays.stream(PlatformUI.getWorkbench().getService(IBindingService.class).getBindings())
                .anyMatch(binding -> binding.getTriggerSequence().equals(keys) && binding.getParameterizedCommand() != null
                        && binding.getParameterizedCommand().getId().equals(command));
    }

    @Test
    void whatComesLaterNamesItsPart() throws Exception {
        assertEquals(List.of(), rows().stream().filter(row -> !row.done() && !PARTS.contains(row.proof())).toList());
    }

    @Test
    void noMenuShowsWhatComesLater() throws Exception {
        List<String> labels = new ArrayList<>();
        collect(Ui.window().getShell().getMenuBar(), labels);
        List<String> early = new ArrayList<>();
        for (Row row : rows()) {
            if (!row.absent().isEmpty() && labels.stream().anyMatch(label -> label.matches(".*\\b" + row.absent().toLowerCase(Locale.ROOT) + "\\b.*"))) {
                early.add(row.convention() + " in " + labels);
            }
        }
        assertTrue(labels.size() > 40, "menus were read: " + labels.size());
        assertEquals(List.of(), early);
    }

    private static void collect(Menu menu, List<String> labels) {
        menu.notifyListeners(SWT.Show, new org.eclipse.swt.widgets.Event());
        for (MenuItem item : menu.getItems()) {
            labels.add(item.getText().replace("&", "").toLowerCase(Locale.ROOT));
            if (item.getMenu() != null) {
                collect(item.getMenu(), labels);
            }
        }
        menu.notifyListeners(SWT.Hide, new org.eclipse.swt.widgets.Event());
    }
}
