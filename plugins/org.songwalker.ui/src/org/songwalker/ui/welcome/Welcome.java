// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.welcome;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.Icons;

/** The welcome page, in the place of an editor, so that the keyboard below it can be seen and played. It does not come back by itself. */
public final class Welcome extends EditorPart {
    /** Identifier in plugin.xml. */
    public static final String ID = "org.songwalker.ui.welcome";
    private @Nullable WelcomePage page;

    /** What the page shows; there is one. */
    private static final class Input implements IEditorInput {
        @Override
        public boolean exists() {
            return false; // no file, so it is not among the recent ones
        }

        @Override
        public ImageDescriptor getImageDescriptor() {
            return Icons.descriptor("studio");
        }

        @Override
        public String getName() {
            return "Welcome";
        }

        @Override
        public @Nullable IPersistableElement getPersistable() {
            return null; // not opened again at the next start
        }

        @Override
        public String getToolTipText() {
            return "What to do first";
        }

        @Override
        public <T> @Nullable T getAdapter(Class<T> adapter) {
            return null;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Input;
        }

        @Override
        public int hashCode() {
            return Input.class.hashCode();
        }
    }

    /** Opens the page, or brings it to the front. */
    public static void open(IWorkbenchPage window) {
        try {
            window.openEditor(new Input(), ID);
        } catch (PartInitException e) {
            ILog.of(Welcome.class).error("The welcome page cannot be opened; the examples are in the Project Explorer.", e);
        }
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    @Override
    public void createPartControl(Composite parent) {
        page = new WelcomePage(parent, new FirstSteps(getSite().getWorkbenchWindow()));
    }

    @Override
    public void setFocus() {
        if (page != null) {
            page.setFocus();
        }
    }

    @Override
    public void doSave(IProgressMonitor monitor) {}

    @Override
    public void doSaveAs() {}

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
