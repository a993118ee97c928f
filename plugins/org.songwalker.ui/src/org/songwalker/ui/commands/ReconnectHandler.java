// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.preferences.Choices;
import org.songwalker.ui.studio.StudioService;

/** Opens the audio output and the MIDI inputs again, for devices that were plugged in since. */
public final class ReconnectHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        HandlerUtil.getActiveWorkbenchWindow(event).getService(StudioService.class).live().devices(Choices.audio());
        return null;
    }
}
