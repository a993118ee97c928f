// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.songwalker.ui.studio.StudioService;

/** Tells the live session which programs were saved. Called on the thread that saves; compiling happens on the sessions thread. */
final class SavedPrograms {
    private SavedPrograms() {}

    static void follow(StudioService studio) {
        ResourcesPlugin.getWorkspace().addResourceChangeListener(event -> {
            try {
                event.getDelta().accept(delta -> visit(delta, studio));
            } catch (CoreException e) {
                ILog.of(SavedPrograms.class).error("A saved program was not taken over; save it again.", e);
            }
        }, IResourceChangeEvent.POST_CHANGE);
    }

    private static boolean visit(IResourceDelta delta, StudioService studio) {
        IResource resource = delta.getResource();
        boolean content = delta.getKind() == IResourceDelta.ADDED
                || (delta.getFlags() & (IResourceDelta.CONTENT | IResourceDelta.REPLACED)) != 0;
        if (resource.getType() == IResource.FILE && content && Ids.PROGRAM.equals(resource.getFileExtension())
                && resource.getLocation() != null) {
            studio.live().saved(resource.getLocation().toPath());
        }
        return true;
    }
}
