// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.wizards;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.ContainerSelectionDialog;

/** Asks for a MIDI file and for the parent of the folder that the wizard creates. UI thread. */
final class ImportMidiPage extends WizardPage {
    private static final List<String> MIDI = List.of("mid", "midi", "smf", "kar", "rmi");
    private final String firstParent;
    private final String firstFile;
    private Text file;
    private Text parent;

    /** @param selection a MIDI file that is selected is the one to import, and its folder is the parent */
    ImportMidiPage(IStructuredSelection selection) {
        super("midi");
        setTitle("Import MIDI");
        setDescription("Creates a folder with the MIDI file, a rack that plays it, and a program for each of its channels.");
        IResource selected = Adapters.adapt(selection.getFirstElement(), IResource.class);
        IPath midi = selected instanceof IFile && MIDI.contains(String.valueOf(selected.getFileExtension()).toLowerCase(Locale.ROOT))
                ? selected.getLocation() : null;
        firstFile = midi == null ? "" : midi.toOSString();
        IContainer home = selected instanceof IContainer container ? container : selected == null ? null : selected.getParent();
        IContainer first = home != null ? home
                : Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).findFirst().orElse(null);
        firstParent = first == null ? "" : first.getFullPath().toPortableString();
    }

    @Override
    public void createControl(Composite above) {
        Composite area = new Composite(above, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(area);
        file = row(area, "&MIDI file:", this::chooseFile);
        parent = row(area, "&Into folder:", this::chooseParent);
        parent.setText(firstParent);
        file.setText(firstFile);
        setControl(area);
        check();
        setErrorMessage(null);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            file.setFocus();
        }
    }

    private Text row(Composite area, String label, Runnable browse) {
        new Label(area, SWT.NONE).setText(label);
        Text text = new Text(area, SWT.BORDER);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(text);
        text.addListener(SWT.Modify, event -> check());
        Button button = new Button(area, SWT.PUSH);
        button.setText("Browse...");
        button.addListener(SWT.Selection, event -> browse.run());
        return text;
    }

    private void chooseFile() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setFilterExtensions("*.mid;*.midi;*.smf;*.kar;*.rmi", "*");
        String chosen = dialog.open();
        if (chosen != null) {
            file.setText(chosen);
        }
    }

    private void chooseParent() {
        ContainerSelectionDialog dialog = new ContainerSelectionDialog(getShell(), null, false,
                "The folder in which the wizard creates the new folder:");
        if (dialog.open() == Window.OK && dialog.getResult().length > 0) {
            parent.setText(((IPath) dialog.getResult()[0]).toPortableString());
        }
    }

    private void check() {
        String problem = problem();
        setErrorMessage(problem);
        setPageComplete(problem == null);
    }

    private String problem() {
        if (parent == null) {
            return null;
        }
        // Finish finds out, in the background, if the file exists: a slow disk would block the UI thread.
        if (file.getText().isBlank()) {
            return "Choose a MIDI file.";
        }
        try {
            if (source().getFileName() == null) {
                return "Choose a MIDI file.";
            }
        } catch (InvalidPathException e) {
            return "'" + file.getText() + "' is not a valid path; choose a MIDI file.";
        }
        IPath above = IPath.fromPortableString(parent.getText());
        IResource container = above.segmentCount() == 0 ? null : ResourcesPlugin.getWorkspace().getRoot().findMember(above);
        if (!(container instanceof IContainer) || !container.isAccessible()) {
            return "Choose an open project or a folder of the workspace.";
        }
        return target().exists() ? target().getFullPath() + " exists already; choose another folder." : null;
    }

    /** The MIDI file. */
    Path source() {
        return Path.of(file.getText().strip());
    }

    /** The folder to create, named after the MIDI file. */
    IFolder target() {
        String name = source().getFileName().toString();
        int dot = name.lastIndexOf('.');
        IPath above = IPath.fromPortableString(parent.getText());
        return ResourcesPlugin.getWorkspace().getRoot().getFolder(above.append(dot > 0 ? name.substring(0, dot) : name + "-rack"));
    }
}
