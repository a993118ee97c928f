// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.commands;

import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.OpenedFiles;

/** Lets the user choose files from anywhere and opens them. */
public final class OpenFileHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
        FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN | SWT.MULTI | SWT.SHEET);
        dialog.setText("Open File");
        dialog.setFilterNames(new String[] {"Programs, sessions and MIDI files", "All files"});
        dialog.setFilterExtensions(new String[] {"*.sw;*.swsession;*.mid;*.midi;*.smf;*.kar;*.rmi", "*"});
        if (dialog.open() != null) {
            for (String name : dialog.getFileNames()) {
                OpenedFiles.open(window, Path.of(dialog.getFilterPath(), name));
            }
        }
        return null;
    }
}
