// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.songwalker.session.StandardError;

/**
 * The Studio's entry. Chooses and locks the workspace, runs the workbench with {@link StudioAdvisor}, whose {@link Boot} starts everything
 * else after the window has opened, and hands over to {@link Relaunch} if the user asked for another workspace. Runs on the UI thread.
 */
public final class Application implements IApplication {

    @Override
    public Object start(IApplicationContext context) throws Exception {
        StandardError.restore();
        Display display = PlatformUI.createDisplay();
        try {
            if (!workspace()) {
                return EXIT_OK;
            }
            int code = PlatformUI.createAndRunWorkbench(display, new StudioAdvisor());
            return code == PlatformUI.RETURN_RESTART ? Relaunch.now() : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    /** Locks the workspace that the command line names, or sets and locks the last one. False if another Studio holds it. */
    private static boolean workspace() throws IOException {
        Location location = Platform.getInstanceLocation();
        boolean free;
        if (location.isSet()) {
            free = location.lock();
        } else {
            free = location.set(Workspaces.lastOrDefault().toUri().toURL(), true);
        }
        if (!free) {
            Shell shell = new Shell();
            MessageDialog.openInformation(shell, "SongWalker Studio",
                    "This workspace is open in another SongWalker Studio. Close that window, "
                            + "or start with another folder: songwalker FOLDER");
            shell.dispose();
            return false;
        }
        Workspaces.remember(Path.of(URI.create(location.getURL().toString().replace(" ", "%20"))));
        return true;
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            var workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().syncExec(() -> {
                if (!workbench.isClosing()) {
                    workbench.close();
                }
            });
        }
    }
}
