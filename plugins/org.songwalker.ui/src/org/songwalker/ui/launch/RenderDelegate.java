// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.launch;

import java.nio.file.Path;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.ILaunchConfigurationDelegate;
import org.eclipse.ui.PlatformUI;
import org.songwalker.ui.studio.StudioService;

/** Renders a program or a session into a WAV file and tells the user the result. Background thread. */
public final class RenderDelegate implements ILaunchConfigurationDelegate {
    @Override
    public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor) throws CoreException {
        LastLaunch.remember(configuration);
        LaunchTarget target = LaunchTarget.of(configuration);
        String named = configuration.getAttribute(LaunchTarget.OUTPUT, "");
        String stem = target.path().getFileName().toString().replaceFirst("\\.[^.]*$", "");
        Path output = target.path().resolveSibling(named.isBlank() ? stem + ".wav" : named.strip());
        StudioService studio = PlatformUI.getWorkbench().getService(StudioService.class);
        try {
            IStatus result = new RenderToFile(studio, target, output, RenderToFile.Wav.USUAL).run(monitor);
            studio.live().say(result.getMessage()); // for a failed job the platform shows only a red mark
            if (!result.isOK() && result.getSeverity() != IStatus.CANCEL) {
                throw new CoreException(result);
            }
        } finally {
            DebugPlugin.getDefault().getLaunchManager().removeLaunch(launch);
        }
    }
}
