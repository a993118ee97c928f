// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

/** Opens the launch configurations. The platform's own handler is part of an action set for debugging, which the Studio does not show. */
public final class RunConfigurationsHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        DebugUITools.openLaunchConfigurationDialogOnGroup(HandlerUtil.getActiveShell(event),
                HandlerUtil.getCurrentStructuredSelection(event), IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
        return null;
    }
}
