// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.launch;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.ILaunchShortcut;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.jspecify.annotations.Nullable;

/** Run As: launches the first configuration for a file, and creates one if there is none. */
public abstract sealed class LaunchShortcut implements ILaunchShortcut {
    private final String type;

    private LaunchShortcut(String type) {
        this.type = type;
    }

    /** Run As > Play. */
    public static final class Play extends LaunchShortcut {
        public Play() {
            super(LaunchTarget.PLAY);
        }
    }

    /** Run As > Render to WAV. */
    public static final class Render extends LaunchShortcut {
        public Render() {
            super(LaunchTarget.RENDER);
        }
    }

    @Override
    public void launch(ISelection selection, String mode) {
        if (selection instanceof IStructuredSelection chosen) {
            launch(Adapters.adapt(chosen.getFirstElement(), IFile.class), mode);
        }
    }

    @Override
    public void launch(IEditorPart editor, String mode) {
        launch(Adapters.adapt(editor.getEditorInput(), IFile.class), mode);
    }

    private void launch(@Nullable IFile file, String mode) {
        if (file != null) {
            try {
                DebugUITools.launch(configuration(file), mode);
            } catch (CoreException e) {
                ILog.of(LaunchShortcut.class).log(e.getStatus());
            }
        }
    }

    private ILaunchConfiguration configuration(IFile file) throws CoreException {
        ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
        ILaunchConfigurationType kind = manager.getLaunchConfigurationType(type);
        String path = file.getFullPath().toPortableString();
        for (ILaunchConfiguration known : manager.getLaunchConfigurations(kind)) {
            if (known.getAttribute(LaunchTarget.FILE, "").equals(path)) {
                return known;
            }
        }
        ILaunchConfigurationWorkingCopy fresh = kind.newInstance(null,
                manager.generateLaunchConfigurationName(kind.getName() + " " + file.getName()));
        fresh.setAttribute(LaunchTarget.FILE, path);
        return fresh.doSave();
    }
}
