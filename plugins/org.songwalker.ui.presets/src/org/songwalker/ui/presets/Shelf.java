// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.prefs.BackingStoreException;

/** The user's favourites and the presets used lately, by their full names, in the preferences. Any thread. */
final class Shelf {
    private static final String FAVOURITES = "favourites";
    private static final String RECENT = "recent";
    private static final int KEPT = 40;

    private Shelf() {}

    private static IEclipsePreferences node() {
        return InstanceScope.INSTANCE.getNode(FrameworkUtil.getBundle(Shelf.class).getSymbolicName());
    }

    private static List<String> names(String key) {
        return Arrays.stream(node().get(key, "").split("\n")).filter(name -> !name.isEmpty()).toList();
    }

    static Set<String> favourites() {
        return new LinkedHashSet<>(names(FAVOURITES));
    }

    /** The latest first. */
    static List<String> recent() {
        return names(RECENT);
    }

    /** Makes a preset a favourite, or none any more. */
    static void favourite(String name, boolean on) {
        Set<String> names = favourites();
        if (on ? names.add(name) : names.remove(name)) {
            keep(FAVOURITES, List.copyOf(names));
        }
    }

    /** Notes that a preset was inserted or played. */
    static void used(String name) {
        List<String> names = new ArrayList<>(recent());
        names.remove(name);
        names.addFirst(name);
        keep(RECENT, names.subList(0, Math.min(KEPT, names.size())));
    }

    private static void keep(String key, List<String> names) {
        node().put(key, String.join("\n", names));
        Job.createSystem("Keeping favourites", monitor -> {
            try {
                node().flush();
            } catch (BackingStoreException e) {
                ILog.of(Shelf.class).warn("Favourites cannot be written; they hold until the Studio ends.", e);
            }
        }).schedule();
    }
}
