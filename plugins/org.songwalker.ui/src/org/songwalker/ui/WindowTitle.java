// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;

/** Keeps the title: the file that is edited, then the product. */
final class WindowTitle implements IPartListener2 {
    private final IWorkbenchWindowConfigurer configurer;

    private WindowTitle(IWorkbenchWindowConfigurer configurer) {
        this.configurer = configurer;
    }

    static void follow(IWorkbenchWindowConfigurer configurer) {
        WindowTitle title = new WindowTitle(configurer);
        configurer.getWindow().getPartService().addPartListener(title);
        title.show();
    }

    private void show() {
        IWorkbenchWindow window = configurer.getWindow();
        IEditorPart editor = window.getActivePage() == null ? null : window.getActivePage().getActiveEditor();
        configurer.setTitle(editor == null ? "SongWalker Studio" : editor.getTitle() + " - SongWalker Studio");
    }

    @Override
    public void partActivated(IWorkbenchPartReference part) {
        show();
    }

    @Override
    public void partBroughtToTop(IWorkbenchPartReference part) {
        show();
    }

    @Override
    public void partClosed(IWorkbenchPartReference part) {
        show();
    }
}
