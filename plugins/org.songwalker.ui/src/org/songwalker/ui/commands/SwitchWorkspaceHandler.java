// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.commands;

import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.WorkspaceSwitch;

/** Asks for another workspace folder and restarts the Studio in it. */
public final class SwitchWorkspaceHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        DirectoryDialog dialog = new DirectoryDialog(HandlerUtil.getActiveShell(event));
        dialog.setText("Switch Workspace");
        dialog.setMessage("Choose the folder of the workspace. The Studio closes and opens again in it.");
        String folder = dialog.open();
        if (folder != null) {
            WorkspaceSwitch.to(PlatformUI.getWorkbench(), Path.of(folder));
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return WorkspaceSwitch.possible();
    }
}
