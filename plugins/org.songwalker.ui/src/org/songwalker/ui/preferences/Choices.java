// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.preferences;

import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.jspecify.annotations.Nullable;
import org.songwalker.session.UserSettings;
import org.songwalker.ui.Ids;
import org.songwalker.ui.studio.AudioSettings;

/** What the user has chosen, and the usual values before. Any thread. */
public final class Choices {
    static final String DEVICE = "audio.device";
    static final String BLOCK = "audio.block";
    static final String MIDI_IN = "midi.input";
    private static final String RACK = "rack.last";
    static final int USUAL_BLOCK = 256;

    private Choices() { }

    static IEclipsePreferences node() {
        return InstanceScope.INSTANCE.getNode(Ids.BUNDLE);
    }

    private static @Nullable String text(String key) {
        String value = node().get(key, "");
        return value.isEmpty() ? null : value;
    }

    /** Devices and buffer. */
    public static AudioSettings audio() {
        int block = node().getInt(BLOCK, USUAL_BLOCK);
        return new AudioSettings(text(DEVICE), block >= 64 && block <= 4096 ? block : USUAL_BLOCK, text(MIDI_IN));
    }

    /** Preset libraries in order of precedence, as the command line has them too. */
    public static List<String> libraries() {
        return UserSettings.read(UserSettings.file(System.getenv())).libraries();
    }

    /** The rack that was open last, null where there is none. */
    public static @Nullable IFile lastRack() {
        String path = text(RACK);
        IFile file = path == null ? null : ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path));
        return file != null && file.exists() ? file : null;
    }

    /** Remembers the rack that plays. */
    public static void lastRack(IFile file) {
        node().put(RACK, file.getFullPath().toPortableString());
    }
}
