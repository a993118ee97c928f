// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.launch.LastLaunch;

/** Launches the last configuration again; opens the list of configurations if nothing was launched yet. */
public final class RunLastHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        ILaunchConfiguration last = LastLaunch.get();
        if (last == null) {
            DebugUITools.openLaunchConfigurationDialogOnGroup(HandlerUtil.getActiveShell(event), null,
                    IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
        } else {
            DebugUITools.launch(last, ILaunchManager.RUN_MODE);
        }
        return null;
    }
}
