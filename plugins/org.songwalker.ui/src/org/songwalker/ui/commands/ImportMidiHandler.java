// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.wizards.ImportMidiWizard;

/** Opens the wizard that makes a rack of a MIDI file. */
public final class ImportMidiHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        ImportMidiWizard.open(HandlerUtil.getActiveWorkbenchWindow(event), HandlerUtil.getCurrentStructuredSelection(event));
        return null;
    }
}
