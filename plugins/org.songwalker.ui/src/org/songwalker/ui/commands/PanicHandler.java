// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.studio.StudioService;

/** Kills every voice, queued event and effect tail at once. */
public final class PanicHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        HandlerUtil.getActiveWorkbenchWindow(event).getService(StudioService.class).live().panic();
        return null;
    }
}
