// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.texteditor.ITextEditor;

/** The list of proposals of a program's editor, as it is on the screen. UI thread. */
public final class Proposals {
    private Proposals() {}

    /** The table of the open list, null if it is closed; the list lies in the window, over its other parts. */
    private static Table table() {
        return Arrays.stream(Ui.window().getShell().getChildren())
                .filter(Composite.class::isInstance)
                .flatMap(box -> Arrays.stream(((Composite) box).getChildren()))
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** True if the list is open. */
    public static boolean open() {
        return table() != null;
    }

    /** What the open list proposes, empty if it is closed. */
    public static List<String> shown() {
        Table table = table();
        return table == null ? List.of() : Arrays.stream(table.getItems()).map(TableItem::getText).toList();
    }

    /** Whether all rows have an icon. */
    public static boolean icons() {
        return Arrays.stream(Objects.requireNonNull(table()).getItems()).allMatch(item -> item.getImage() != null);
    }

    /** What stands beside the list about the marked proposal. */
    public static String meaning() {
        return Widgets.all(Objects.requireNonNull(table()).getParent(), StyledText.class)
                .stream()
                .map(StyledText::getText)
                .collect(Collectors.joining("\n"));
    }

    /** Sets the caret, presses Ctrl+Space and returns what is proposed; waits for a list. Closes it again. */
    public static List<String> at(ITextEditor editor, int offset) throws Exception {
        ITextViewer viewer = editor.getAdapter(ITextViewer.class);
        Hands.focus(viewer.getTextWidget());
        viewer.setSelectedRange(offset, 0);
        Hands.key("ctrl+space");
        Ui.until("proposals", Proposals::open);
        List<String> shown = shown();
        Hands.key("Escape");
        Ui.until("no proposals", () -> !open());
        return shown;
    }
}
