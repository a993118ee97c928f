// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.IPreferencePage;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.activities.WorkbenchActivityHelper;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.IViewDescriptor;
import org.eclipse.ui.wizards.IWizardCategory;
import org.eclipse.ui.wizards.IWizardDescriptor;
import org.eclipse.ui.wizards.IWizardRegistry;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Markers;
import org.songwalker.ui.tests.workbench.Preferences;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** Parts of the platform without a use in the Studio are hidden: debuggers, breakpoints, version control. */
class OfferedTest {
    private final IWorkbench workbench = PlatformUI.getWorkbench();

    @Test
    void onlyUsefulViewsAreOffered() {
        assertEquals(
                List.of("Bookmarks", "Console", "Error Log", "Help", "History", "Keyboard", "Markers", "Meters", "Outline", "Presets",
                        "Problems", "Progress", "Project Explorer", "Properties", "Search", "Tasks"),
                Arrays.stream(workbench.getViewRegistry().getViews()).map(IViewDescriptor::getLabel).sorted().toList());
    }

    @Test
    void theOnlyPerspectiveIsCompose() {
        assertEquals(List.of("Compose"),
                Arrays.stream(workbench.getPerspectiveRegistry().getPerspectives())
                        .map(IPerspectiveDescriptor::getLabel)
                        .sorted()
                        .toList());
    }

    @Test
    void preferencePagesAreThoseThatAMusicianNeeds() throws Exception {
        Preferences.open(dialog -> {
            assertEquals(List.of("Audio", "MIDI", "Library", "Editor", "Appearance", "Keys", "Advanced"),
                    Arrays.stream(Widgets.one(dialog, Tree.class).getItems()).map(TreeItem::getText).toList());
        });
        assertEquals(
                List.of("Audio", "Tuning", "MIDI", "Library", "Editor", "Typing", "Annotations", "Autosave", "Appearance",
                        "Colors and Fonts", "Keys", "Advanced", "Console", "Local History", "Search", "Workspaces"),
                workbench.getPreferenceManager()
                        .getElements(PreferenceManager.PRE_ORDER)
                        .stream()
                        .map(node -> ((IPreferenceNode) node).getLabelText())
                        .toList());
    }

    @Test
    void everyPreferencePageOpensAndLinksToNoMissingPage() {
        for (Object node : workbench.getPreferenceManager().getElements(PreferenceManager.PRE_ORDER)) {
            String id = ((IPreferenceNode) node).getId();
            PreferenceDialog dialog = PreferencesUtil.createPreferenceDialogOn(Ui.window().getShell(), id, null, null);
            try {
                dialog.setBlockOnOpen(false);
                dialog.open();
                assertEquals(((IPreferenceNode) node).getLabelText(), ((IPreferencePage) dialog.getSelectedPage()).getTitle());
                assertEquals(List.of(),
                        Widgets.all(dialog.getShell(), Link.class)
                                .stream()
                                .map(Link::getText)
                                .filter(text -> text.contains("not found"))
                                .toList(),
                        id);
            } finally {
                dialog.close();
            }
        }
    }

    @Test
    void newMakesProgramsSessionsProjectsAndFiles() {
        assertEquals(List.of("File", "Folder", "Program", "Project", "Session"), offered(workbench.getNewWizardRegistry()));
    }

    @Test
    void wizardsImportAndExportFilesProjectsPreferencesAndMusic() {
        assertEquals(List.of("Archive File", "Existing Projects into Workspace", "File System", "MIDI", "Preferences"),
                offered(workbench.getImportWizardRegistry()));
        assertEquals(List.of("Archive File", "File System", "Preferences", "WAV"), offered(workbench.getExportWizardRegistry()));
    }

    @Test
    void runConfigurationsPlayAndRender() throws Exception {
        Dialogs.answer(() -> Ui.command("org.eclipse.debug.ui.commands.OpenRunConfigurations"),
                dialog -> Ui.until("the kinds of configurations",
                        () -> Arrays.stream(Widgets.one(dialog, Tree.class).getItems())
                                .map(TreeItem::getText)
                                .toList()
                                .equals(List.of("Play", "Render"))));
    }

    @Test
    void aProgramsContextMenusOfferNeitherDebuggersNorReferences() throws Exception {
        ITextEditor editor = Ui.program(Ui.file("offered.sw", "C4 /4\n"));
        List<String> inTheEditor = entries(editor.getAdapter(ITextViewer.class).getTextWidget().getMenu());
        assertTrue(inTheEditor.containsAll(List.of("Undo", "Cut", "Run As", "Quick Fix")), inTheEditor.toString());
        CommonNavigator explorer = (CommonNavigator) Ui.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        explorer.selectReveal(new StructuredSelection(Ui.project().getFile("offered.sw")));
        List<String> inTheExplorer = entries(explorer.getCommonViewer().getTree().getMenu());
        assertTrue(inTheExplorer.containsAll(List.of("Copy", "Delete", "Run As", "Properties")), inTheExplorer.toString());
        Ui.close(editor);
        assertEquals(List.of(),
                Stream.concat(inTheEditor.stream(), inTheExplorer.stream())
                        .filter(List.of("Debug As", "Profile As", "Find References", "Share Project")::contains)
                        .toList());
    }

    private static List<String> entries(Menu menu) {
        menu.notifyListeners(SWT.Show, new Event());
        List<String> entries = Arrays.stream(menu.getItems())
                .map(item -> item.getText().replace("&", "").replaceAll("\\t.*|\\.\\.\\.$", ""))
                .toList();
        menu.notifyListeners(SWT.Hide, new Event());
        return entries;
    }

    private static List<String> offered(IWizardRegistry registry) {
        List<String> names = new ArrayList<>();
        categories(registry.getRootCategory()).flatMap(category -> Arrays.stream(category.getWizards()))
                .filter(wizard -> !WorkbenchActivityHelper.filterItem(wizard))
                .map(IWizardDescriptor::getLabel)
                .forEach(names::add);
        return names.stream().sorted().toList();
    }

    private static Stream<IWizardCategory> categories(IWizardCategory category) {
        return Stream.concat(Stream.of(category), Arrays.stream(category.getCategories()).flatMap(OfferedTest::categories));
    }
}
