// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.Arrays;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** The explorer's menu compares a program with its saved versions and restores them. */
class LocalHistoryTest {
    private CommonNavigator explorer;
    private IFile file;
    private ITextEditor editor;

    @AfterEach
    void close() {
        Ui.page().closeAllEditors(false);
        Ui.page().resetPerspective();
    }

    /** Saves a program with one text and then with another, and selects it in the explorer. */
    private void savedTwice(String name) throws Exception {
        file = Ui.file(name, "C4\n");
        editor = Ui.program(file);
        for (String text : new String[] {"D4\n", "E4\n"}) {
            Ui.document(editor).set(text);
            editor.doSave(new NullProgressMonitor());
        }
        explorer = (CommonNavigator) Ui.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        explorer.getCommonViewer().setInput(ResourcesPlugin.getWorkspace().getRoot());
        explorer.selectReveal(new StructuredSelection(file));
        Ui.until("the selection", () -> file.equals(explorer.getCommonViewer().getStructuredSelection().getFirstElement()));
    }

    /** Chooses an entry of the explorer's menu. */
    private void choose(String group, String entry) {
        MenuItem cascade = item(explorer.getCommonViewer().getTree().getMenu(), group);
        Widgets.tell(item(cascade.getMenu(), entry), SWT.Selection);
    }

    private static MenuItem item(Menu menu, String label) {
        menu.notifyListeners(SWT.Show, new Event());
        return Arrays.stream(menu.getItems())
                .filter(item -> Widgets.plain(item.getText()).startsWith(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no '" + label + "' in " + Arrays.toString(menu.getItems())));
    }

    @Test
    void compareWithLocalHistoryListsTheSavedVersions() throws Exception {
        savedTwice("compared.sw");
        choose("Compare With", "Local History");
        Ui.until("three states of the program", () -> {
            IViewPart history = Ui.page().findView("org.eclipse.team.ui.GenericHistoryView");
            return history != null && Widgets.all(Widgets.of(history), Tree.class)
                    .stream()
                    .anyMatch(tree -> tree.getItemCount() > 0
                            && Widgets.items(tree).stream().filter(item -> item.getItemCount() == 0).count() == 3);
        });
    }

    @Test
    void replaceWithPreviousRestoresTheText() throws Exception {
        savedTwice("replaced.sw");
        choose("Replace With", "Previous from Local History");
        Ui.until("the previous text in the editor", () -> Ui.document(editor).get().equals("D4\n") && editor.isDirty());
        assertEquals("E4\n", Files.readString(file.getLocation().toPath()));
    }
}
