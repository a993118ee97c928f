// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.commands;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.FrontProgram;
import org.songwalker.ui.studio.StudioService;

/** Plays the program of the active editor in song mode, unsaved changes included; plays the rack if no program is active. */
public final class PlayHandler extends AbstractHandler implements IElementUpdater {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        play(HandlerUtil.getActiveWorkbenchWindow(event));
        return null;
    }

    /** Lights the button of the tool bar while something plays. */
    @Override
    @SuppressWarnings("rawtypes") // the platform's own signature
    public void updateElement(UIElement element, Map parameters) {
        StudioService studio = PlatformUI.getWorkbench().getService(StudioService.class);
        element.setChecked(studio.live().playing());
    }

    static void play(IWorkbenchWindow window) {
        StudioService studio = window.getService(StudioService.class);
        FrontProgram.Shown shown = FrontProgram.in(window);
        if (shown != null) {
            studio.live().playSong(shown.program(), shown.text());
        } else {
            studio.live().playRack();
        }
    }
}
