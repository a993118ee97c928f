// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.studio.StudioService;

/** Stops what plays; if nothing plays, does what {@link PlayHandler} does. */
public final class PlayStopHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
        StudioService studio = window.getService(StudioService.class);
        if (studio.live().playing()) {
            studio.live().stop();
        } else {
            PlayHandler.play(window);
        }
        return null;
    }
}
