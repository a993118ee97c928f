// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.jspecify.annotations.Nullable;

/**
 * The layout of the first start: the window is as large as the screen, and Problems and Console, which have nothing to say yet, are
 * minimised. They open by themselves at the first error, once. UI thread.
 */
final class FirstLayout {
    /** On the stack of Problems and Console while it waits for the first error; the platform saves it with the layout. */
    private static final String WAITING = "org.songwalker.ui.waitsForErrors";

    private FirstLayout() {}

    /** Arranges the window of a first start. */
    static void arrange(IWorkbenchWindow window) {
        window.getShell().setMaximized(true);
        MUIElement stack = below(window);
        if (stack != null) {
            stack.getTags().add(WAITING);
            stack.getTags().add(IPresentationEngine.MINIMIZED);
        }
    }

    /** Opens the stack at the first error, if it still waits for one. */
    static void follow(IWorkbenchWindow window) {
        MUIElement stack = below(window);
        if (stack == null || !stack.getTags().contains(WAITING)) {
            return;
        }
        Display display = window.getShell().getDisplay();
        ResourcesPlugin.getWorkspace().addResourceChangeListener(new IResourceChangeListener() {
            @Override
            public void resourceChanged(IResourceChangeEvent event) {
                if (event.findMarkerDeltas(IMarker.PROBLEM, true).length > 0 && anyError() && !display.isDisposed()) {
                    ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
                    display.asyncExec(() -> open(stack));
                }
            }
        }, IResourceChangeEvent.POST_CHANGE);
    }

    private static void open(MUIElement stack) {
        if (stack.getTags().remove(WAITING)) {
            stack.getTags().remove(IPresentationEngine.MINIMIZED);
        }
    }

    private static boolean anyError() {
        try {
            return ResourcesPlugin.getWorkspace()
                    .getRoot()
                    .findMaxProblemSeverity(IMarker.PROBLEM, true, IResource.DEPTH_INFINITE) >= IMarker.SEVERITY_ERROR;
        } catch (CoreException e) {
            ILog.of(FirstLayout.class).error("The problems of the workspace cannot be read; the Problems view may be out of date.", e);
            return false;
        }
    }

    private static @Nullable MUIElement below(IWorkbenchWindow window) {
        return window.getService(EModelService.class).find(ComposePerspective.BELOW, window.getService(MWindow.class));
    }
}
