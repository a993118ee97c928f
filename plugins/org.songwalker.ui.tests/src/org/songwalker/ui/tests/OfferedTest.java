// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.activities.WorkbenchActivityHelper;
import org.eclipse.ui.views.IViewDescriptor;
import org.eclipse.ui.wizards.IWizardCategory;
import org.eclipse.ui.wizards.IWizardDescriptor;
import org.eclipse.ui.wizards.IWizardRegistry;
import org.junit.jupiter.api.Test;

/** The platform's parts that do nothing in the Studio are not offered: debuggers, breakpoints, version control. */
class OfferedTest {
    private final IWorkbench workbench = PlatformUI.getWorkbench();

    @Test
    void viewsAreThoseThatShowSomething() {
        assertEquals(List.of("Bookmarks", "Console", "Error Log", "Help", "History", "Keyboard", "Markers", "Meters", "Minimap", "Outline",
                "Problems", "Progress", "Project Explorer", "Properties", "Search", "Tasks", "Welcome"),
                Arrays.stream(workbench.getViewRegistry().getViews()).map(IViewDescriptor::getLabel).sorted().toList());
    }

    @Test
    void perspectivesAreComposeAndResource() {
        assertEquals(List.of("Compose", "Resource"), Arrays.stream(workbench.getPerspectiveRegistry().getPerspectives())
                .map(IPerspectiveDescriptor::getLabel).sorted().toList());
    }

    @Test
    void preferencePagesAreOursGeneralHelpAndRun() throws Exception {
        Preferences.open(dialog -> assertEquals(
                List.of("Audio", "General", "Help", "Library", "MIDI", "Run/Debug", "Tuning"),
                Arrays.stream(Widgets.one(dialog, Tree.class).getItems()).map(TreeItem::getText).toList()));
    }

    @Test
    void wizardsImportAndExportFilesProjectsPreferencesAndMidi() {
        assertEquals(List.of("Archive File", "Existing Projects into Workspace", "File System", "Launch Configurations", "MIDI",
                "Preferences", "Projects from Folder or Archive"), offered(workbench.getImportWizardRegistry()));
        assertEquals(List.of("Archive File", "File System", "Launch Configurations", "Preferences"),
                offered(workbench.getExportWizardRegistry()));
    }

    private static List<String> offered(IWizardRegistry registry) {
        List<String> names = new ArrayList<>();
        categories(registry.getRootCategory()).flatMap(category -> Arrays.stream(category.getWizards()))
                .filter(wizard -> !WorkbenchActivityHelper.filterItem(wizard)).map(IWizardDescriptor::getLabel).forEach(names::add);
        return names.stream().sorted().toList();
    }

    private static Stream<IWizardCategory> categories(IWizardCategory category) {
        return Stream.concat(Stream.of(category), Arrays.stream(category.getCategories()).flatMap(OfferedTest::categories));
    }
}
