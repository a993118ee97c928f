// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** Help > About. */
class HelpTest {
    @AfterEach
    void close() {
        Ui.page().closeAllEditors(false);
        Ui.page().resetPerspective();
    }

    @Test
    void aboutNamesTheProductAndItsInstallationDetails() throws Exception {
        Dialogs.answer(() -> Ui.command("org.eclipse.ui.help.aboutAction"), about -> {
            assertEquals("About SongWalker Studio", about.getText());
            assertTrue(Widgets.all(about, StyledText.class).stream().anyMatch(text -> text.getText().contains("Programs that make music")));
            Dialogs.answer(() -> Widgets.click(Widgets.button(about, "Installation Details")), details -> {
                assertEquals("SongWalker Studio Installation Details", details.getText());
                CTabFolder tabs = Widgets.one(details, CTabFolder.class);
                Event chosen = new Event();
                chosen.item = Arrays.stream(tabs.getItems()).filter(tab -> tab.getText().equals("Plug-ins")).findFirst().orElseThrow();
                tabs.setSelection((CTabItem) chosen.item);
                tabs.notifyListeners(SWT.Selection, chosen);
                Ui.until("our plug-ins",
                        () -> Widgets.all(details, Table.class)
                                .stream()
                                .flatMap(table -> Arrays.stream(table.getItems()))
                                .map(HelpTest::cells)
                                .anyMatch(cells -> cells.contains("org.songwalker.ui.rack")));
            });
        });
    }

    private static List<String> cells(TableItem item) {
        return IntStream.range(0, item.getParent().getColumnCount()).mapToObj(item::getText).toList();
    }
}
