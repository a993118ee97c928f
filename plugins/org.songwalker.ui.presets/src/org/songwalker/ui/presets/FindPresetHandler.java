// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

/** Shows the Presets view with the focus in its search field, also if it is in front already. UI thread. */
public final class FindPresetHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
        try {
            if (window != null && window.getActivePage() != null) {
                window.getActivePage().showView(PresetsView.ID).setFocus();
            }
        } catch (PartInitException e) {
            ILog.of(FindPresetHandler.class).error("The Presets view cannot be opened; Window > Show View > Presets may tell more.", e);
        }
        return null;
    }
}
