// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.launch;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;
import org.songwalker.ui.Ids;
import org.songwalker.ui.studio.SessionText;

/**
 * The file that a launch configuration names: a program or a session of the workspace.
 *
 * @param path    absolute path of the file
 * @param program true for a program, false for a session
 */
record LaunchTarget(Path path, boolean program) {
    /** Attribute: workspace path of the file. */
    static final String FILE = "org.songwalker.ui.launch.file";
    /** Attribute: path of the WAV file, relative to the file's folder; empty for the file's name with {@code .wav}. */
    static final String OUTPUT = "org.songwalker.ui.launch.output";
    static final String PLAY = "org.songwalker.ui.launch.play";
    static final String RENDER = "org.songwalker.ui.launch.render";

    /**
     * Reads a configuration.
     *
     * @throws CoreException if its file is not in the workspace; the message tells the user what to do
     */
    static LaunchTarget of(ILaunchConfiguration configuration) throws CoreException {
        String name = configuration.getAttribute(FILE, "");
        IFile file = name.isEmpty() ? null : ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(name));
        if (file == null || !file.exists() || file.getLocation() == null) {
            throw new CoreException(
                    Status.error("The file '" + name + "' is not in the workspace; choose another one in Run > Run Configurations."));
        }
        return of(file);
    }

    static LaunchTarget of(IFile file) {
        return new LaunchTarget(file.getLocation().toPath(), Ids.PROGRAM.equals(file.getFileExtension()));
    }

    /** Its session; that of a program has one slot in song mode. Reads the disk. */
    SessionFile session() throws OutsideException {
        return program
                ? SessionFile.of(List.of(SessionFile.Slot.of(path.getFileName().toString(), path.getFileName().toString(), Mode.SONG)))
                : SessionText.read(path);
    }
}
