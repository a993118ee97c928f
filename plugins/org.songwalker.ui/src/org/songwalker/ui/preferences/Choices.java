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

/** What the user has chosen, and the usual values before. Any thread. */
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

    /** Devices and buffer. */
    public static AudioSettings audio() {
        int block = node().getInt(BLOCK, USUAL_BLOCK);
        return new AudioSettings(text(DEVICE), block >= 64 && block <= 4096 ? block : USUAL_BLOCK, text(MIDI_IN));
    }

    /** A4 in Hz where a program sets none. */
    public static double tuning() {
        double hz = node().getDouble(A4, Tuning.A4_HZ);
        return hz >= TuningPage.LOWEST && hz <= TuningPage.HIGHEST ? hz : Tuning.A4_HZ;
    }

    /** Preset libraries in order of precedence, as the command line has them too. */
    public static List<String> libraries() {
        return UserSettings.read(UserSettings.file(System.getenv())).libraries();
    }

    /** Writes the choices to disk now, in the background: a kill loses none. */
    static void keep() {
        Job.createSystem("Keeping preferences", monitor -> {
            try {
                node().flush();
            } catch (BackingStoreException e) {
                ILog.of(Choices.class).warn("The preferences cannot be written; they hold until the Studio ends.", e);
            }
        }).schedule();
    }

    /** The rack that was open last, null where there is none. */
    public static @Nullable IFile lastRack() {
        String path = text(RACK);
        IFile file = path == null ? null : ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path));
        // Asked of the disk: after a kill the workspace may not know of its newest files yet.
        return file != null && file.getLocation() != null && Files.exists(file.getLocation().toPath()) ? file : null;
    }

    /** Remembers the rack that plays. */
    public static void lastRack(IFile file) {
        String path = file.getFullPath().toPortableString();
        if (!path.equals(text(RACK))) {
            node().put(RACK, path);
            keep();
        }
    }
}
