// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** What each view shows. */
class ViewsTest {
    private static final String EXPLORER = "org.eclipse.ui.navigator.ProjectExplorer";

    @AfterEach
    void asItWas() {
        Ui.page().closeAllEditors(false);
        Ui.page().resetPerspective();
    }

    @Test
    void resetReopensAClosedView() throws Exception {
        Ui.page().hideView(Ui.page().findView("org.songwalker.ui.meters"));
        assertNull(Ui.page().findView("org.songwalker.ui.meters"));
        Dialogs.answer(() -> Ui.command("org.eclipse.ui.window.resetPerspective"), dialog -> Widgets.click(dialog.getDefaultButton()));
        Ui.until("the view", () -> Ui.page().findView("org.songwalker.ui.meters") != null);
    }

    @Test
    void theOutlineListsTracksAndSelectsTheirText() throws Exception {
        ITextEditor editor = Ui.program(Ui.file("outline.sw", "track bass {\n  C2 /4\n}\ntrack lead {\n  C5 /4\n}\nbass()\nlead()\n"));
        Tree tree = Widgets.one(Widgets.of(Ui.page().showView("org.eclipse.ui.views.ContentOutline")), Tree.class);
        Ui.until("two tracks", () -> List.of(tree.getItems()).stream().map(TreeItem::getText).toList().equals(List.of("bass", "lead")));
        Ui.until("the focus", tree::setFocus);
        Widgets.choose(tree, Widgets.item(tree, "lead"));
        assertEquals(3, ((ITextSelection) editor.getSelectionProvider().getSelection()).getStartLine());
    }

    @Test
    void theConsoleShowsMessages() throws Exception {
        IViewPart view = Ui.page().showView("org.eclipse.ui.console.ConsoleView");
        Ui.program(Ui.file("said.sw", "C4 /4\n\n)\n"));
        Ui.command("org.songwalker.ui.play");
        Ui.until("the sentence",
                () -> Widgets.all(Widgets.of(view), StyledText.class)
                        .stream()
                        .anyMatch(text -> text.getText().contains("said.sw is not played; line 3: ")));
    }

    @Test
    void anErrorLogWithAnErrorNeverOpensEmpty() throws Exception {
        Platform.getLog(ViewsTest.class).error("an error for the log");
        for (int opened = 0; opened < 20; opened++) {
            IViewPart view = Ui.page().showView("org.eclipse.pde.runtime.LogView");
            Tree tree = Widgets.one(Widgets.of(view), Tree.class);
            Ui.until("the error", () -> Widgets.items(tree).stream().anyMatch(item -> item.getText().equals("an error for the log")));
            Ui.page().hideView(view);
        }
    }

    private static void select(IFile file) throws Exception {
        CommonNavigator explorer = (CommonNavigator) Ui.page().showView(EXPLORER);
        explorer.getCommonViewer().setInput(ResourcesPlugin.getWorkspace().getRoot());
        explorer.selectReveal(new StructuredSelection(file));
        Ui.until("the selection", () -> file.equals(explorer.getCommonViewer().getStructuredSelection().getFirstElement()));
    }

    @Test
    void theExplorerListsTheFilesOfAProject() throws Exception {
        IFile file = Ui.file("listed.sw", "C4\n");
        select(file);
        Tree tree = ((CommonNavigator) Ui.page().findView(EXPLORER)).getCommonViewer().getTree();
        assertEquals("listed.sw", tree.getSelection()[0].getText());
        assertEquals("tests", tree.getSelection()[0].getParentItem().getText());
        file.delete(true, null);
        Ui.until("the file to go", () -> Widgets.items(tree).stream().noneMatch(item -> item.getText().equals("listed.sw")));
    }

    @Test
    void propertiesShowTheSelectedFile() throws Exception {
        IFile file = Ui.file("described.sw", "C4 /4 D4 /4\n");
        select(file);
        IViewPart view = Ui.page().showView("org.eclipse.ui.views.PropertySheet", null, IWorkbenchPage.VIEW_VISIBLE);
        Ui.until("name and size",
                () -> Widgets.all(Widgets.of(view), Tree.class)
                        .stream()
                        .flatMap(tree -> Widgets.items(tree).stream())
                        .map(item -> item.getText(0) + "=" + item.getText(1))
                        .toList()
                        .containsAll(List.of("name=described.sw", "path=/tests/described.sw")));
    }
}
