// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;

/** The sample project, which is created in a workspace that has no project yet. */
final class Examples {
    private static final String FOLDER = "/examples/";

    private Examples() {}

    /**
     * Creates the project if the workspace has none. Returns true if it did, which means that this is the first start in this workspace.
     */
    static boolean create() throws CoreException {
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        if (workspace.getRoot().getProjects().length > 0) {
            return false;
        }
        workspace.run(monitor -> {
            IProject project = workspace.getRoot().getProject(Ids.PROJECT_EXAMPLES);
            project.create(monitor);
            project.open(monitor);
            project.setDefaultCharset("UTF-8", monitor);
            copyInto(project);
        }, null, IWorkspace.AVOID_UPDATE, null);
        return true;
    }

    /** Copies the files of the folder {@code examples} in this bundle and of the folders in it. */
    private static void copyInto(IProject project) throws CoreException {
        @Nullable Enumeration<URL> found = FrameworkUtil.getBundle(Examples.class).findEntries(FOLDER, "*", true);
        for (URL example : Collections.list(found == null ? Collections.emptyEnumeration() : found)) {
            String path = example.getPath().substring(example.getPath().indexOf(FOLDER) + FOLDER.length());
            if (path.endsWith("/")) {
                continue;
            }
            IFile file = project.getFile(path);
            createFolders(file.getParent());
            try (InputStream in = example.openStream()) {
                if (!file.exists()) {
                    file.create(in, IResource.FORCE, null);
                }
            } catch (IOException e) {
                throw new CoreException(Status.error("The example " + path + " cannot be copied", e));
            }
        }
    }

    private static void createFolders(IContainer container) throws CoreException {
        if (container instanceof IFolder folder && !folder.exists()) {
            createFolders(folder.getParent());
            folder.create(true, true, null);
        }
    }
}
