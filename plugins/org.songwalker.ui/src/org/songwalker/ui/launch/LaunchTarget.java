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
import org.songwalker.session.Session;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.Ids;

/** What a launch configuration names: a program or a session of the workspace. */
record LaunchTarget(Path path, boolean program) {
    /** Attribute: path of the file in the workspace. */
    static final String FILE = "org.songwalker.ui.launch.file";
    /** Attribute: path of the WAV file; relative to the file's folder. */
    static final String OUTPUT = "org.songwalker.ui.launch.output";
    static final String PLAY = "org.songwalker.ui.launch.play";
    static final String RENDER = "org.songwalker.ui.launch.render";

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

    /** Its session: a program is one slot in song mode. */
    SessionFile session() throws OutsideException {
        return program
                ? SessionFile.of(List.of(SessionFile.Slot.of(path.getFileName().toString(), path.getFileName().toString(), Mode.SONG)))
                : SessionJson.parse(path.getFileName().toString(), Session.readText(path));
    }
}
