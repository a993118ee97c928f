// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.nio.charset.StandardCharsets;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.content.IContentDescription;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.MultiRule;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.editors.text.TextFileDocumentProvider;
import org.eclipse.ui.texteditor.AbstractMarkerAnnotationModel;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.unsaved.UnsavedTexts;
import org.songwalker.ui.unsaved.WholeSave;

/**
 * Saves programs by {@link WholeSave}. The platform saves what that is not for: files outside the workspace, files that another program has
 * changed or deleted, and texts that are not plain UTF-8. UI thread.
 */
public final class ProgramDocuments extends TextFileDocumentProvider {
    @Override
    protected void commitFileBuffer(IProgressMonitor monitor, FileInfo info, boolean overwrite) throws CoreException {
        ITextFileBuffer buffer = info.fTextFileBuffer;
        IFile file = info.fElement instanceof IFileEditorInput input ? input.getFile() : null;
        if (file == null || !plain(file, buffer)) {
            super.commitFileBuffer(monitor, info, overwrite);
            return;
        }
        PlatformUI.getWorkbench().getService(UnsavedTexts.class).saving(file);
        WholeSave.replace(file, buffer.getDocument().get().getBytes(StandardCharsets.UTF_8), monitor);
        if (buffer.getDocument() instanceof IDocumentExtension4 document
                && document.getModificationStamp() != IDocumentExtension4.UNKNOWN_MODIFICATION_STAMP) {
            file.revertModificationStamp(document.getModificationStamp()); // so that an undo back to this text is not dirty
        }
        if (info.fModel instanceof AbstractMarkerAnnotationModel markers) {
            markers.updateMarkers(buffer.getDocument());
        }
        buffer.revert(monitor); // finds its own text on the disk, and is clean
    }

    private static boolean plain(IFile file, ITextFileBuffer buffer) throws CoreException {
        if (file.getLocation() == null || !file.isSynchronized(IResource.DEPTH_ZERO) || !file.exists() || !buffer.isSynchronized()
                || !StandardCharsets.UTF_8.name().equals(buffer.getEncoding())) {
            return false;
        }
        IContentDescription description = file.getContentDescription();
        return description == null || description.getProperty(IContentDescription.BYTE_ORDER_MARK) == null;
    }

    /** A replaced file is looked at again, which needs its folder. */
    @Override
    protected @Nullable ISchedulingRule computeSchedulingRule(IResource resource) {
        return MultiRule.combine(super.computeSchedulingRule(resource),
                ResourcesPlugin.getWorkspace().getRuleFactory().refreshRule(resource));
    }
}
