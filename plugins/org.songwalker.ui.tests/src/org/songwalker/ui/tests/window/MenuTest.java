// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.e4.ui.model.application.ui.menu.MHandledItem;
import org.eclipse.e4.ui.workbench.renderers.swt.AbstractContributionItem;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.RetargetAction;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Ui;

/** Every entry of the menu bar has a use. */
class MenuTest {
    /** Labels of the entries by their contributor; those that were enabled at least once; those that were enabled without a handler. */
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final TreeSet<String> enabled = new TreeSet<>();
    private final TreeSet<String> empty = new TreeSet<>();

    @AfterEach
    void close() {
        Ui.page().closeAllEditors(false);
        Ui.page().resetPerspective();
    }

    private void walk(Menu menu, String path) {
        menu.notifyListeners(SWT.Show, new Event());
        Set<String> siblings = new HashSet<>();
        for (MenuItem item : menu.getItems()) {
            String label = path + item.getText().replace("&", "").replaceAll("\\t.*|\\.\\.\\.$", "");
            // Files, views and places in the navigation history may have the same name.
            boolean listed = item.getMenu() == null && item.getData() == null || path.matches("Navigate > (Back|Forward) > ");
            if ((item.getStyle() & SWT.SEPARATOR) == 0 && !listed && !siblings.add(label)) {
                empty.add("twice: " + label);
            }
            if (item.getMenu() != null) {
                walk(item.getMenu(), label + " > ");
            } else if ((item.getStyle() & SWT.SEPARATOR) == 0) {
                String key = path
                        + (item.getData() instanceof IContributionItem bringer && bringer.getId() != null ? bringer.getId() : label);
                labels.put(key, label); // the platform renames some after the active part
                if (item.isEnabled()) {
                    enabled.add(key);
                    if (!handled(item)) {
                        empty.add(label);
                    }
                }
            }
        }
        menu.notifyListeners(SWT.Hide, new Event());
    }

    /** True if the entry has a handler. */
    private static boolean handled(MenuItem item) {
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        return switch (item.getData()) {
            case CommandContributionItem command -> command.getCommand().getCommand().isHandled();
            case ActionContributionItem action ->
                    !(action.getAction() instanceof RetargetAction retarget) || retarget.getActionHandler() != null;
            case AbstractContributionItem model when model.getModel() instanceof MHandledItem handled ->
                    commands.getCommand(handled.getCommand().getElementId()).isHandled();
            case null, default -> item.isListening(SWT.Selection); // the platform's lists of views, windows and files
        };
    }

    private void walk() {
        walk(Ui.window().getShell().getMenuBar(), "");
    }

    /** Walks the menus until an entry is enabled, because handlers follow the active part with a delay. */
    private void walkUntil(String entry) throws Exception {
        Ui.until(entry, () -> {
            while (Ui.window().getShell().getDisplay().readAndDispatch()) {} // a walk causes more than one event
            walk();
            return labels.entrySet().stream().anyMatch(it -> it.getValue().startsWith(entry) && enabled.contains(it.getKey()));
        });
    }

    /** Each entry is enabled in one of these situations, and an entry that is enabled has a handler. */
    @Test
    void everyMenuEntryCanBeEnabledAndIsHandled() throws Exception {
        IFile program = Ui.file("menu.sw", "C4 /4\nD4 /4\n");
        ITextEditor other = Ui.program(Ui.file("menu-two.sw", "C4 /4\n"));
        ITextEditor editor = Ui.program(program);
        editor.selectAndReveal(0, 5);
        Ui.command("org.eclipse.ui.edit.copy");
        Ui.document(editor).replace(0, 0, "E4 ");
        walkUntil("Edit > Undo");
        Ui.command("org.eclipse.ui.edit.undo");
        walkUntil("Edit > Redo");
        walkUntil("Rack > Add Program to Rack");
        Ui.page().getNavigationHistory().markLocation(editor);
        Ui.page().activate(other);
        Ui.page().getNavigationHistory().markLocation(other);
        walk();
        Ui.page()
                .activate(IDE.openEditor(Ui.page(),
                        ResourcesPlugin.getWorkspace().getRoot().getProject("Examples").getFile("first-rack.swsession")));
        walk();
        CommonNavigator explorer = (CommonNavigator) Ui.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        explorer.selectReveal(new StructuredSelection(program));
        walk();
        assertEquals(new TreeSet<>(), empty);
        assertEquals(List.of(),
                labels.entrySet().stream().filter(entry -> !enabled.contains(entry.getKey())).map(Map.Entry::getValue).toList());
        assertTrue(labels.size() > 80, "number of entries: " + labels.size());
    }
}
