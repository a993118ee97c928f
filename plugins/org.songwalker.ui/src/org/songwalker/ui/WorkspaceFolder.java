// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;
import org.songwalker.session.WholeFile;

/** Takes the folder of the workspace at the start, and asks for another one if it cannot be used. UI thread, before there is a window. */
public final class WorkspaceFolder {
    private static final String TITLE = "SongWalker Studio";

    private WorkspaceFolder() {}

    /** Why a folder can be no workspace, in a sentence; null if it can. Makes the folder if it does not exist. */
    public static @Nullable String problem(Path folder) {
        for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.exists(above) && !Files.isDirectory(above)) {
                return above.equals(folder.toAbsolutePath()) ? "'" + folder + "' is a file, and a workspace is a folder."
                        : "The workspace folder '" + folder + "' cannot be made, because '" + above + "' is a file.";
            }
        }
        boolean old = Files.exists(folder);
        try {
            Path inside = Files.createDirectories(folder.resolve(".metadata"));
            Files.delete(Files.createTempFile(inside, "writable", null));
            return null;
        } catch (FileSystemException e) {
            return old ? "The workspace folder '" + folder + "' cannot be written to (" + WholeFile.reason(e) + ")."
                    : "The workspace folder '" + folder + "' cannot be made (" + WholeFile.reason(e) + ").";
        } catch (IOException e) {
            return "The workspace folder '" + folder + "' cannot be used (" + WholeFile.reason(e) + ").";
        }
    }

    /** Locks a folder; the result is a sentence, null if the workspace is ours now. */
    private static @Nullable String take(Location location, Path folder) {
        String problem = problem(folder);
        if (problem != null) {
            return problem;
        }
        try {
            boolean free = location.isSet() ? location.lock() : location.set(folder.toUri().toURL(), true);
            return free ? null : "The workspace '" + folder + "' is open in another SongWalker Studio.";
        } catch (IOException e) {
            return "The workspace folder '" + folder + "' cannot be locked (" + WholeFile.reason(e) + ").";
        }
    }

    /**
     * Takes a folder, or the one that the user chooses instead.
     *
     * @return the folder, null if the Studio ends: the user gave up, or another process opens the folder that was chosen
     */
    static @Nullable Path take(Location location, Path wanted, Runnable relaunch) {
        Path folder = wanted;
        String problem = take(location, folder);
        while (problem != null) {
            Path chosen = other(problem, !location.isSet() || Relaunch.possible());
            if (chosen == null) {
                return null;
            }
            if (location.isSet()) { // the platform takes one location for each process
                Relaunch.into(chosen);
                relaunch.run();
                return null;
            }
            folder = chosen;
            problem = take(location, folder);
        }
        return folder;
    }

    /** Tells the user and asks for another folder; null if the user gives up. */
    private static @Nullable Path other(String problem, boolean choice) {
        Shell shell = new Shell();
        try {
            String sentence = problem + (choice ? " Choose another folder." : " Start with another folder: songwalker FOLDER");
            String[] buttons = choice ? new String[] {"Choose Another Folder...", "Quit"} : new String[] {"Quit"};
            int pressed = new MessageDialog(shell, TITLE, null, sentence, MessageDialog.WARNING, 0, buttons).open();
            if (!choice || pressed != 0) {
                return null;
            }
            DirectoryDialog dialog = new DirectoryDialog(shell);
            dialog.setText(TITLE);
            dialog.setMessage("The folder in which your projects are kept:");
            String folder = dialog.open();
            return folder == null ? null : Path.of(folder);
        } finally {
            shell.dispose();
        }
    }
}
