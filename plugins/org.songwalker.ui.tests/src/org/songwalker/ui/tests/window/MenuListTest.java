// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.activities.IActivityManager;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/**
 * Every entry of the main and the context menus is on a list of what may be there, {@code menus.txt}, and every line of the list is there.
 */
class MenuListTest {
    /** Menus whose entries are files, windows or places of the user. */
    private static final String LISTS = ".* > (Open With|Show In|Show View|New|Back|Forward|Open Recent) > .*";

    private static final String UNUSED = ".*(Breakpoint|Patch|Working Set|Launch Group|(Compare|Replace) With Clipboard|Line Delimiter|Word Completion"
            + "|Block Selection|Minimap|System Explorer|Synchroni[sz]e|Repository|Merge|Watchpoint|Prototype|Link Handler|Cheat Sheet).*";

    @AfterEach
    void close() {
        Ui.page().closeAllEditors(false);
        Ui.page().resetPerspective();
    }

    private static List<String> listed(String menu) throws Exception {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(MenuListTest.class.getResourceAsStream("menus.txt"), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> line.startsWith(menu + " > ")).toList();
        }
    }

    private static void walk(Menu menu, String path, List<String> found) {
        menu.notifyListeners(SWT.Show, new Event());
        for (MenuItem item : menu.getItems()) {
            String label = path + " > " + item.getText().replace("&", "").replaceAll("\\t.*|\\.\\.\\.$", "");
            if ((item.getStyle() & SWT.SEPARATOR) == 0 && !label.matches(LISTS) && !label.matches(".* > \\d+ \\S+\\.\\w+ .*")) {
                found.add(label);
            }
            if (item.getMenu() != null) {
                walk(item.getMenu(), label, found);
            }
        }
        menu.notifyListeners(SWT.Hide, new Event());
    }

    private static void check(String name, Menu menu) throws Exception {
        List<String> wanted = listed(name);
        List<String> found = new ArrayList<>();
        try {
            Ui.until(name, () -> { // handlers and contributions follow the active part with a delay
                found.clear();
                walk(menu, name, found);
                return found.equals(wanted);
            });
        } catch (AssertionError e) {
            assertEquals(String.join("\n", wanted), String.join("\n", found));
        }
    }

    @Test
    void theMainMenu() throws Exception {
        ITextEditor editor = Ui.program(Ui.file("menus.sw", "C4 /4\n"));
        Ui.page().activate(editor);
        Menu bar = Ui.window().getShell().getMenuBar();
        check("Main", bar);
    }

    @Test
    void theContextMenuOfAProgram() throws Exception {
        ITextEditor editor = Ui.program(Ui.file("menus.sw", "C4 /4\n"));
        check("Program", editor.getAdapter(ITextViewer.class).getTextWidget().getMenu());
    }

    @Test
    void theContextMenusOfTheExplorer() throws Exception {
        IFile program = Ui.file("menus.sw", "C4 /4\n");
        CommonNavigator explorer = (CommonNavigator) Ui.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        Menu menu = explorer.getCommonViewer().getTree().getMenu();
        explorer.selectReveal(new StructuredSelection(program));
        check("Explorer, program", menu);
        explorer.selectReveal(
                new StructuredSelection(ResourcesPlugin.getWorkspace().getRoot().getProject("Examples").getFile("phrase.mid")));
        check("Explorer, MIDI file", menu);
        explorer.selectReveal(new StructuredSelection(Ui.project()));
        check("Explorer, project", menu);
    }

    @Test
    void theRackHasNoContextMenuOfThePlatform() throws Exception {
        IEditorPart rack = IDE.openEditor(Ui.page(),
                ResourcesPlugin.getWorkspace().getRoot().getProject("Examples").getFile("first-rack.swsession"));
        List<String> found = new ArrayList<>();
        for (Control control : Widgets.all(Widgets.of(rack), Composite.class)) {
            if (control.getMenu() != null) {
                walk(control.getMenu(), "Rack", found);
            }
        }
        assertEquals(listed("Rack"), found);
    }

    /** Quick Access lists the commands that are handled and that no activity hides. */
    @Test
    void quickAccessHasNoCommandsOfUnusedParts() {
        Map<String, String> bundles = new HashMap<>();
        for (IConfigurationElement command : Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.commands")) {
            bundles.put(command.getAttribute("id"), command.getContributor().getName());
        }
        IActivityManager activities = PlatformUI.getWorkbench().getActivitySupport().getActivityManager();
        TreeSet<String> names = new TreeSet<>();
        for (Command command : Ui.window().getService(ICommandService.class).getDefinedCommands()) {
            if (command.isHandled() && activities.getIdentifier(bundles.get(command.getId()) + "/" + command.getId()).isEnabled()) {
                names.add(name(command));
            }
        }
        assertTrue(names.contains("Panic"), names.toString());
        assertEquals(List.of(), names.stream().filter(name -> name.matches(UNUSED)).toList());
    }

    private static String name(Command command) {
        try {
            return command.getName();
        } catch (NotDefinedException e) {
            return "";
        }
    }
}
