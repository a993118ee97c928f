// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

/** Switches between the dark and the light theme. */
public final class ThemeHandler extends AbstractHandler {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        IThemeEngine themes = HandlerUtil.getActiveWorkbenchWindow(event).getService(IThemeEngine.class);
        boolean dark = themes.getActiveTheme() != null && themes.getActiveTheme().getId().startsWith(DARK);
        themes.setTheme(dark ? LIGHT : DARK, true);
        return null;
    }
}
