// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.wizards;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IEditorLauncher;
import org.eclipse.ui.PlatformUI;

/** What a double-click on a MIDI file does: it opens the wizard that makes a rack of the file. UI thread. */
public final class MidiLauncher implements IEditorLauncher {
    @Override
    public void open(IPath file) {
        IFile known = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(file);
        ImportMidiWizard.open(PlatformUI.getWorkbench().getActiveWorkbenchWindow(),
                known == null ? StructuredSelection.EMPTY : new StructuredSelection(known));
    }
}
