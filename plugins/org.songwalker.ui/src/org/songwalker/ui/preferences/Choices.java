// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.preferences;

import java.nio.file.Files;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.prefs.BackingStoreException;
import org.songwalker.runtime.music.Tuning;
import org.songwalker.session.UserSettings;
import org.songwalker.session.live.AudioSettings;

/** Reads and writes the preferences of the user; a choice that was never made has its default. Any thread. */
public final class Choices {
    static final String DEVICE = "audio.device";
    static final String BLOCK = "audio.block";
    static final String MIDI_IN = "midi.input";
    static final String A4 = "tuning.a4Hz";
    private static final String RACK = "rack.last";
    static final int USUAL_BLOCK = 256;

    private Choices() {}

    static IEclipsePreferences node() {
        return InstanceScope.INSTANCE.getNode(FrameworkUtil.getBundle(Choices.class).getSymbolicName());
    }

    private static @Nullable String text(String key) {
        String value = node().get(key, "");
        return value.isEmpty() ? null : value;
    }

    /** Audio output, buffer and MIDI input. */
    public static AudioSettings audio() {
        int block = node().getInt(BLOCK, USUAL_BLOCK);
        return new AudioSettings(text(DEVICE), block >= 64 && block <= 4096 ? block : USUAL_BLOCK, text(MIDI_IN));
    }

    /** A4 in Hz for programs that do not set it, 220 to 880. */
    public static double tuning() {
        double hz = node().getDouble(A4, Tuning.A4_HZ);
        return hz >= TuningPage.LOWEST && hz <= TuningPage.HIGHEST ? hz : Tuning.A4_HZ;
    }

    /**
     * Folders or addresses of the preset libraries in order of precedence, from the settings file that the command line uses too. Reads the
     * disk.
     */
    public static List<String> libraries() {
        return UserSettings.read(UserSettings.file(System.getenv())).libraries();
    }

    /** Writes the preferences to disk in a background job, so that a kill does not lose them. */
    static void keep() {
        Job.createSystem("Keeping preferences", monitor -> {
            try {
                node().flush();
            } catch (BackingStoreException e) {
                ILog.of(Choices.class).warn("The preferences cannot be written; they hold until the Studio ends.", e);
            }
        }).schedule();
    }

    /** The session file whose rack played last; null if there was none or the file no longer exists. Asks the disk. */
    public static @Nullable IFile lastRack() {
        String path = text(RACK);
        IFile file = path == null ? null : ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path));
        // The disk knows better: after a kill the workspace may not know its newest files.
        return file != null && file.getLocation() != null && Files.exists(file.getLocation().toPath()) ? file : null;
    }

    /** Remembers the session file whose rack plays. */
    public static void lastRack(IFile file) {
        String path = file.getFullPath().toPortableString();
        if (!path.equals(text(RACK))) {
            node().put(RACK, path);
            keep();
        }
    }
}
