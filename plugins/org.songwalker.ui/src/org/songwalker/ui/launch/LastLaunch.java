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
 * The configuration that was launched last, in this run or an earlier one. The platform's own history begins only once a menu of its
 * debugger has asked for it, which the Studio does not show. Any thread.
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

    /** The configuration, null before the first launch and where it has been deleted. */
    public static @Nullable ILaunchConfiguration get() {
        String memento = InstanceScope.INSTANCE.getNode(Ids.BUNDLE).get(KEY, "");
        try {
            ILaunchConfiguration last = memento.isEmpty() ? null
                    : DebugPlugin.getDefault().getLaunchManager().getLaunchConfiguration(memento);
            return last != null && last.exists() ? last : null;
        } catch (CoreException e) {
            return null; // what was remembered is no configuration any more; the list of those there are opens instead
        }
    }
}
