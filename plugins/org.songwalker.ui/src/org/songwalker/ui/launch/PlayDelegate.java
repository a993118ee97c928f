// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.launch;

import java.util.concurrent.ExecutionException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.ILaunchConfigurationDelegate;
import org.eclipse.ui.PlatformUI;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.Session;
import org.songwalker.ui.studio.MemoryShortage;
import org.songwalker.ui.studio.StudioService;

/** Plays a program in song mode, or loads a rack and starts it. Background thread; waits until the playing has started. */
public final class PlayDelegate implements ILaunchConfigurationDelegate {
    @Override
    public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor) throws CoreException {
        LastLaunch.remember(configuration);
        LaunchTarget target = LaunchTarget.of(configuration);
        StudioService studio = PlatformUI.getWorkbench().getService(StudioService.class);
        try {
            if (target.program()) {
                studio.live().playSong(target.path(), Session.readText(target.path())).get();
            } else {
                studio.live().rack(target.session(), target.path().getParent()).get();
                studio.live().playRack().get();
            }
        } catch (OutsideException e) {
            throw new CoreException(Status.error(e.getMessage(), e));
        } catch (ExecutionException e) {
            throw new CoreException(MemoryShortage.caused(e) ? Status.error(MemoryShortage.sentence())
                    : Status.error("The program could not be played; the Error Log says why.", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            DebugPlugin.getDefault().getLaunchManager().removeLaunch(launch); // it has no process to end; Stop ends the playing
        }
    }
}
