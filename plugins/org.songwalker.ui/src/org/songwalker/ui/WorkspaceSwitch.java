// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.nio.file.Path;
import org.eclipse.ui.IWorkbench;

/** Restarts the Studio in another workspace. UI thread. */
public final class WorkspaceSwitch {
    private WorkspaceSwitch() {}

    /** True if the operating system tells how the Studio was started; otherwise only the command line can name a workspace. */
    public static boolean possible() {
        return Relaunch.possible();
    }

    /** Closes the workbench, which asks about unsaved files, and starts again in the folder. */
    public static void to(IWorkbench workbench, Path folder) {
        Relaunch.into(folder);
        workbench.restart();
    }
}
