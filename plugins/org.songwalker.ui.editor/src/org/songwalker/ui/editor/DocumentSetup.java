// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IDocumentSetupParticipant;
import org.eclipse.jface.text.IDocument;

/**
 * Attaches {@link OpenPrograms} to the platform's file buffers when the first program is opened. The given document is of no use here: it
 * has no text yet, and the platform may have created it only to compare a file that another program changed.
 */
public final class DocumentSetup implements IDocumentSetupParticipant {
    private static final OpenPrograms PROGRAMS = new OpenPrograms();

    @Override
    public void setup(IDocument document) {
        FileBuffers.getTextFileBufferManager().addFileBufferListener(PROGRAMS); // repeated calls change nothing
    }
}
