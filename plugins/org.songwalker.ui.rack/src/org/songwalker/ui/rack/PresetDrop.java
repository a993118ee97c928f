// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.rack;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.songwalker.ui.Ids;

/**
 * Takes the expression of a preset that is dropped on a rack: a program that plays the preset is created in the folder of the session, and
 * a slot with it is added. UI thread; a job creates the file.
 */
final class PresetDrop extends DropTargetAdapter {
    /** One call with one string; its last part after a slash is the preset's name. */
    private static final Pattern EXPRESSION = Pattern.compile("loadPreset\\(\"(?:[^\"\\\\\\n]|\\\\.)*?([^\"/\\n]*)\"\\)");
    private final RackEditor editor;

    private PresetDrop(RackEditor editor) {
        this.editor = editor;
    }

    /** Lets presets be dropped on the control of a rack. */
    static void on(Control control, RackEditor editor) {
        DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(new Transfer[] {TextTransfer.getInstance()});
        target.addDropListener(new PresetDrop(editor));
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        event.detail = DND.DROP_COPY;
    }

    @Override
    public void dragOperationChanged(DropTargetEvent event) {
        event.detail = DND.DROP_COPY;
    }

    @Override
    public void drop(DropTargetEvent event) {
        Matcher expression = EXPRESSION.matcher(event.data instanceof String text ? text.strip() : "");
        if (!expression.matches()) {
            event.detail = DND.DROP_NONE; // some other text
        } else if (editor.room()) {
            create(expression.group(), expression.group(1));
        }
    }

    private void create(String expression, String preset) {
        IContainer folder = editor.file().getParent();
        byte[] text = ("const sound = " + expression + "\nsound(midi.note) *midi.velocity\n").getBytes(StandardCharsets.UTF_8);
        Display display = Display.getCurrent();
        WorkspaceJob job = new WorkspaceJob("Creating a program for '" + preset + "'") {
            @Override
            public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
                IFile program = free(folder, preset);
                program.create(new ByteArrayInputStream(text), true, monitor);
                display.asyncExec(() -> editor.add(program.getName()));
                return Status.OK_STATUS;
            }
        };
        job.setRule(folder.getProject());
        job.schedule();
    }

    /** A file of the preset's name that does not exist yet. */
    private static IFile free(IContainer folder, String preset) {
        String base = preset.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String name = base.isEmpty() ? "sound" : base;
        IFile file = folder.getFile(IPath.fromPortableString(name + "." + Ids.PROGRAM));
        for (int number = 2; file.exists(); number++) {
            file = folder.getFile(IPath.fromPortableString(name + "-" + number + "." + Ids.PROGRAM));
        }
        return file;
    }
}
