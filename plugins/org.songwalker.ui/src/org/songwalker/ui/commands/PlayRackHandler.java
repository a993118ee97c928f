// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.studio.StudioService;

/** Starts the rack's songs and its MIDI file. */
public final class PlayRackHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        HandlerUtil.getActiveWorkbenchWindow(event).getService(StudioService.class).live().playRack();
        return null;
    }
}
