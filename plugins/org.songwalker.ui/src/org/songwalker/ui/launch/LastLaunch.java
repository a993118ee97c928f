// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.launch;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.Ids;

/**
 * Remembers the configuration that was launched last, over restarts too. The platform's own history starts only after one of its debug
 * menus is opened, and the Studio does not show those. Any thread.
 */
public final class LastLaunch {
    private static final String KEY = "launch.last";

    private LastLaunch() {}

    static void remember(ILaunchConfiguration configuration) {
        try {
            InstanceScope.INSTANCE.getNode(Ids.BUNDLE).put(KEY, configuration.getMemento());
        } catch (CoreException e) {
            ILog.of(LastLaunch.class)
                    .warn("Run Last Launched will not find '" + configuration.getName() + "'; launch it from Run Configurations.", e);
        }
    }

    /** The last configuration; null if nothing was launched yet or it was deleted since. */
    public static @Nullable ILaunchConfiguration get() {
        String memento = InstanceScope.INSTANCE.getNode(Ids.BUNDLE).get(KEY, "");
        try {
            ILaunchConfiguration last = memento.isEmpty() ? null
                    : DebugPlugin.getDefault().getLaunchManager().getLaunchConfiguration(memento);
            return last != null && last.exists() ? last : null;
        } catch (CoreException e) {
            return null; // no longer a configuration; the caller opens the list of configurations
        }
    }
}
