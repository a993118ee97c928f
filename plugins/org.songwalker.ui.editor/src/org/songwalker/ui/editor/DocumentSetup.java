// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IDocumentSetupParticipant;
import org.eclipse.jface.text.IDocument;

/**
 * Has {@link OpenPrograms} follow the buffers from the first program on. The document itself is not looked at: its text is not in it yet,
 * and it may only serve the platform to compare a file that was written elsewhere.
 */
public final class DocumentSetup implements IDocumentSetupParticipant {
    private static final OpenPrograms PROGRAMS = new OpenPrograms();

    @Override
    public void setup(IDocument document) {
        FileBuffers.getTextFileBufferManager().addFileBufferListener(PROGRAMS); // counts once, however often it is called
    }
}
