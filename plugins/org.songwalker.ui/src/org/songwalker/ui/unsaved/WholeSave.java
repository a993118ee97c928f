// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.unsaved;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Set;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.internal.localstore.FileSystemResourceManager;
import org.eclipse.core.internal.resources.Workspace;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.jspecify.annotations.Nullable;
import org.songwalker.session.OutputFile;
import org.songwalker.session.WholeFile;

/**
 * Saves a file of the workspace by replacing it in one step. The platform itself empties a file and then fills it: a full disk or a kill in
 * between loses the old text. The old text goes into the local history, links stay links, and permissions stay as they are. Any thread;
 * waits for the disk.
 */
@SuppressWarnings("restriction")
public final class WholeSave {
    private WholeSave() {}

    /**
     * Replaces a file, or makes it.
     *
     * @throws CoreException with a sentence if the file cannot be written; the old one is there then
     */
    public static void replace(IFile file, byte[] contents, @Nullable IProgressMonitor monitor) throws CoreException {
        IWorkspace workspace = file.getWorkspace();
        workspace.run(inside -> write(file, contents, inside), workspace.getRuleFactory().refreshRule(file), IWorkspace.AVOID_UPDATE,
                monitor);
    }

    private static void write(IFile file, byte[] contents, IProgressMonitor monitor) throws CoreException {
        Path path = Objects.requireNonNull(file.getLocation()).toPath();
        if (file.isReadOnly()) { // a rename would replace it all the same
            throw new CoreException(Status.error("'" + path + "' is read-only; make it writable, or save under another name."));
        }
        long before = file.getModificationStamp();
        keepHistory(file);
        try {
            PosixFileAttributeView attributes = Files.exists(path) ? Files.getFileAttributeView(path, PosixFileAttributeView.class) : null;
            Set<PosixFilePermission> permissions = attributes == null ? null : attributes.readAttributes().permissions();
            WholeFile.replace(path, contents);
            if (permissions != null && !permissions.equals(Files.getPosixFilePermissions(path))) {
                Files.setPosixFilePermissions(path, permissions);
            }
        } catch (IOException e) {
            throw new CoreException(Status.error(OutputFile.failure(path, e), e));
        }
        file.refreshLocal(IResource.DEPTH_ZERO, monitor);
        if (file.getModificationStamp() == before) { // two saves within one tick of the disk's clock look alike
            file.touch(monitor);
        }
    }

    /** What the platform does before it saves; it has no call for that alone. */
    private static void keepHistory(IFile file) throws CoreException {
        IFileStore store = EFS.getStore(file.getLocationURI());
        if (store.fetchInfo().exists() && FileSystemResourceManager.storeHistory(file)) {
            ((Workspace) file.getWorkspace()).getFileSystemManager()
                    .getHistoryStore()
                    .addState(file.getFullPath(), store, store.fetchInfo(), false);
        }
    }
}
