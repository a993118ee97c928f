// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Preferences;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** Quick Access finds commands, views, preference pages and presets. */
class QuickAccessTest {
    private final List<Shell> before = Arrays.asList(Display.getCurrent().getShells());
    private Shell popup;

    @BeforeEach
    void open() throws Exception {
        Ui.command("org.eclipse.ui.window.quickAccess");
        Ui.until("Quick Access", () -> {
            popup = Arrays.stream(Display.getCurrent().getShells())
                    .filter(shell -> !before.contains(shell) && shell.isVisible() && !Widgets.all(shell, Text.class).isEmpty())
                    .findFirst()
                    .orElse(null);
            return popup != null;
        });
    }

    @AfterEach
    void close() {
        if (!popup.isDisposed()) {
            popup.close();
        }
        Ui.page().resetPerspective();
    }

    /** Waits for the line of the list that names the kind and begins with the words. */
    private TableItem find(String typed, String kind, String words) throws Exception {
        Widgets.one(popup, Text.class).setText(typed);
        TableItem[] found = new TableItem[1];
        Ui.until(kind + " " + words, () -> {
            String part = "";
            for (Table table : Widgets.all(popup, Table.class)) {
                for (TableItem item : table.getItems()) {
                    part = item.getText(0).isEmpty() ? part : item.getText(0);
                    if (part.equals(kind) && item.getText(1).startsWith(words)) {
                        found[0] = item;
                    }
                }
            }
            return found[0] != null;
        });
        return found[0];
    }

    @Test
    void itFindsACommand() throws Exception {
        assertNotNull(find("Panic", "Commands", "Panic"));
    }

    @Test
    void itFindsAPreferencePage() throws Exception {
        assertNotNull(find("Tuning", "Preferences", "Tuning"));
    }

    @Test
    void itFindsAViewAndOpensIt() throws Exception {
        Ui.page().hideView(Ui.page().findView("org.songwalker.ui.meters"));
        press(find("Meters", "Views", "Meters"));
        Ui.until("the view", () -> Ui.page().findView("org.songwalker.ui.meters") != null);
    }

    /** Chooses a line with Enter. */
    private void press(TableItem line) {
        line.getParent().setSelection(line);
        Event enter = new Event();
        enter.keyCode = SWT.CR;
        enter.character = SWT.CR;
        Widgets.one(popup, Text.class).notifyListeners(SWT.KeyDown, enter);
    }

    @Test
    void itFindsAPresetAndLoadsIt() throws Exception {
        popup.close(); // an editor that opens takes the focus from it
        ITextEditor editor = Ui.program(Ui.file("quick.sw", "const a = loadPreset(\"Starter/Keys\")\na(midi.note)\n"));
        open();
        press(find("strings", "Presets", "Starter/Strings"));
        Ui.until("the preset", () -> Ui.document(editor).get().equals("const a = loadPreset(\"Starter/Strings\")\na(midi.note)\n"));
        Ui.close(editor);
    }
}
