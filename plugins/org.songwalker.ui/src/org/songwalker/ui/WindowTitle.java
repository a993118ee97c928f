// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.jspecify.annotations.Nullable;

/** Keeps the window title current: an asterisk if the active editor has unsaved changes, its file, the product. UI thread. */
final class WindowTitle implements IPartListener2, IPropertyListener {
    private final IWorkbenchWindowConfigurer configurer;
    private @Nullable IEditorPart shown;

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
        if (shown != editor) {
            if (shown != null) {
                shown.removePropertyListener(this);
            }
            if (editor != null) {
                editor.addPropertyListener(this);
            }
            shown = editor;
        }
        configurer.setTitle(
                editor == null ? "SongWalker Studio" : (editor.isDirty() ? "*" : "") + editor.getTitle() + " - SongWalker Studio");
    }

    @Override
    public void propertyChanged(Object source, int property) {
        show();
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
