// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.nio.file.Path;
import org.eclipse.ui.IWorkbench;

/** Opens the Studio again in another workspace. UI thread. */
public final class WorkspaceSwitch {
    private WorkspaceSwitch() {}

    /** Whether this system tells the Studio how it was started; elsewhere the workspace is named on the command line. */
    public static boolean possible() {
        return Relaunch.possible();
    }

    /** Closes the workbench, asking for unsaved files, and starts again. */
    public static void to(IWorkbench workbench, Path folder) {
        Relaunch.into(folder);
        workbench.restart();
    }
}
