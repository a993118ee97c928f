// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.recent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.osgi.framework.FrameworkUtil;

/** Files that were in front lately, latest first, kept in the preferences of the workspace. UI thread. */
public final class Recents implements IPartListener2 {
    private static final String KEY = "recents";
    private static final int KEPT = 12;

    private final Set<String> kinds;

    private Recents(Set<String> kinds) {
        this.kinds = kinds;
    }

    /**
     * Remembers each file that comes to the front of a window.
     *
     * @param kinds file extensions of those to remember
     */
    public static void follow(IWorkbenchWindow window, Set<String> kinds) {
        window.getPartService().addPartListener(new Recents(kinds));
    }

    private static IEclipsePreferences node() {
        return InstanceScope.INSTANCE.getNode(FrameworkUtil.getBundle(Recents.class).getSymbolicName());
    }

    private static List<String> paths() {
        return Arrays.stream(node().get(KEY, "").split("\n")).filter(path -> !path.isEmpty()).toList();
    }

    /** Those that still exist, latest first. */
    public static List<IFile> files() {
        return paths().stream()
                .map(path -> ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path)))
                .filter(IFile::exists)
                .toList();
    }

    @Override
    public void partActivated(IWorkbenchPartReference part) {
        IFile file = part.getPart(false) instanceof IEditorPart editor ? Adapters.adapt(editor.getEditorInput(), IFile.class) : null;
        if (file != null && kinds.contains(String.valueOf(file.getFileExtension()))) {
            String path = file.getFullPath().toPortableString();
            List<String> paths = new ArrayList<>(paths());
            paths.remove(path);
            paths.addFirst(path);
            node().put(KEY, String.join("\n", paths.subList(0, Math.min(KEPT, paths.size()))));
        }
    }
}
