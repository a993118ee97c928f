// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.launch;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.ResourceListSelectionDialog;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.Ids;

/** The tab that names the file to play or render and, for a render, the WAV file. UI thread. */
final class FileTab extends AbstractLaunchConfigurationTab {
    private final boolean renders;
    private Text file;
    private @Nullable Text output;

    FileTab(boolean renders) {
        this.renders = renders;
    }

    @Override
    public String getName() {
        return "Main";
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(page);
        new Label(page, SWT.NONE).setText("&Program or session:");
        file = new Text(page, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(file);
        file.addListener(SWT.Modify, event -> updateLaunchConfigurationDialog());
        Button browse = new Button(page, SWT.PUSH);
        browse.setText("&Browse...");
        browse.addListener(SWT.Selection, event -> browse());
        if (renders) {
            new Label(page, SWT.NONE).setText("&WAV file:");
            Text wav = new Text(page, SWT.BORDER);
            wav.setMessage("beside the program, with its name");
            GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(wav);
            wav.addListener(SWT.Modify, event -> updateLaunchConfigurationDialog());
            output = wav;
        }
        setControl(page);
    }

    private void browse() {
        ResourceListSelectionDialog dialog = new ResourceListSelectionDialog(getShell(), ResourcesPlugin.getWorkspace().getRoot(),
                IResource.FILE) {
            @Override
            protected boolean select(IResource resource) {
                return Ids.PROGRAM.equals(resource.getFileExtension()) || Ids.SESSION.equals(resource.getFileExtension());
            }
        };
        if (dialog.open() == Window.OK && dialog.getResult().length == 1 && dialog.getResult()[0] instanceof IFile chosen) {
            file.setText(chosen.getFullPath().toPortableString());
        }
    }

    @Override
    public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {}

    @Override
    public void initializeFrom(ILaunchConfiguration configuration) {
        try {
            file.setText(configuration.getAttribute(LaunchTarget.FILE, ""));
            if (output != null) {
                output.setText(configuration.getAttribute(LaunchTarget.OUTPUT, ""));
            }
        } catch (CoreException e) {
            setErrorMessage("The configuration cannot be read; make a new one.");
        }
    }

    @Override
    public void performApply(ILaunchConfigurationWorkingCopy configuration) {
        configuration.setAttribute(LaunchTarget.FILE, file.getText().strip());
        if (output != null) {
            configuration.setAttribute(LaunchTarget.OUTPUT, output.getText().strip());
        }
    }

    @Override
    public boolean isValid(ILaunchConfiguration configuration) {
        String path = file.getText().strip();
        boolean there = IPath.fromPortableString(path).segmentCount() > 1
                && ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path)).exists();
        setErrorMessage(there ? null : "Choose a program (.sw) or a session (.swsession) of the workspace.");
        return there;
    }
}
