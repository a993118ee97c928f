// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The perspective for writing and listening: the project to the left, the keyboard below, outline and meters to the right. */
public final class ComposePerspective implements IPerspectiveFactory {
    /** The stack of Problems and Console. */
    static final String BELOW = "below";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.addView(IPageLayout.ID_PROJECT_EXPLORER, IPageLayout.LEFT, 0.2f, editors);
        layout.addView(Ids.KEYBOARD_VIEW, IPageLayout.BOTTOM, 0.82f, editors);
        IFolderLayout below = layout.createFolder(BELOW, IPageLayout.BOTTOM, 0.72f, editors);
        below.addView(IPageLayout.ID_PROBLEM_VIEW);
        below.addView("org.eclipse.ui.console.ConsoleView");
        below.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        below.addPlaceholder("org.eclipse.search.ui.views.SearchView");
        below.addPlaceholder("org.eclipse.pde.runtime.LogView");
        below.addPlaceholder(IPageLayout.ID_PROP_SHEET);
        layout.addView(IPageLayout.ID_OUTLINE, IPageLayout.RIGHT, 0.8f, editors);
        layout.addView(Ids.METERS_VIEW, IPageLayout.BOTTOM, 0.5f, IPageLayout.ID_OUTLINE);
        for (String view : new String[] {IPageLayout.ID_PROJECT_EXPLORER, IPageLayout.ID_OUTLINE, IPageLayout.ID_PROBLEM_VIEW,
            Ids.KEYBOARD_VIEW, Ids.METERS_VIEW, "org.eclipse.ui.console.ConsoleView", IPageLayout.ID_PROGRESS_VIEW,
            IPageLayout.ID_PROP_SHEET, "org.eclipse.pde.runtime.LogView", "org.eclipse.search.ui.views.SearchView"}) {
            layout.addShowViewShortcut(view);
        }
        layout.addNewWizardShortcut("org.songwalker.ui.newFile");
        layout.addNewWizardShortcut("org.songwalker.ui.newSession");
        layout.addNewWizardShortcut("org.songwalker.ui.newProject");
        layout.addPerspectiveShortcut(Ids.COMPOSE);
    }
}
