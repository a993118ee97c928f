// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.net.URI;
import java.nio.file.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.songwalker.session.StandardError;

/**
 * The Studio's entry. Takes the workspace ({@link WorkspaceFolder}), runs the workbench with {@link StudioAdvisor}, whose {@link Boot}
 * starts everything else after the window has opened, and hands over to {@link Relaunch} if the user asked for another workspace. Runs on
 * the UI thread.
 */
public final class Application implements IApplication {

    @Override
    public Object start(IApplicationContext context) throws Exception {
        StandardError.restore();
        Display display = PlatformUI.createDisplay();
        try {
            boolean[] relaunch = new boolean[1];
            Location location = Platform.getInstanceLocation();
            Path wanted = location.isSet() ? path(location) : Workspaces.lastOrDefault();
            Path workspace = WorkspaceFolder.take(location, wanted, () -> relaunch[0] = true);
            if (workspace == null) {
                return relaunch[0] ? Relaunch.now() : EXIT_OK;
            }
            Workspaces.remember(workspace);
            int code = PlatformUI.createAndRunWorkbench(display, new StudioAdvisor());
            return code == PlatformUI.RETURN_RESTART ? Relaunch.now() : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    /** The folder of a location, whose address may have blanks. */
    private static Path path(Location location) {
        return Path.of(URI.create(location.getURL().toString().replace(" ", "%20")));
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
