// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;

/**
 * Work that ended because memory ran out: the user reads one sentence in the Console and the message bar, the Error Log has the trace, and
 * the Studio stays open. The work's own memory is free again once its error arrives here. Any thread.
 */
public final class MemoryShortage {
    private static final long MEGABYTE = 1 << 20;
    private static final int DEEPEST = 20;
    /** Built at the start, because there may be no room for it later. */
    private static final String SENTENCE = "There is not enough memory for this (the Studio may use "
            + Runtime.getRuntime().maxMemory() / MEGABYTE + " MB), so it was given up. Save your work, and use fewer or smaller presets.";

    private MemoryShortage() {}

    /** What the user reads. */
    public static String sentence() {
        return SENTENCE;
    }

    /** True if a problem is a lack of memory or was caused by one. */
    public static boolean caused(@Nullable Throwable problem) {
        Throwable cause = problem;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** True if the exception of a status, or of one inside it, is a lack of memory. */
    public static boolean caused(IStatus status) {
        if (caused(status.getException())) {
            return true;
        }
        for (IStatus child : status.getChildren()) {
            if (caused(child)) {
                return true;
            }
        }
        return false;
    }

    /** Tells the user and the Error Log. */
    public static void report(Throwable problem) {
        ILog.of(MemoryShortage.class).error(SENTENCE, problem);
        if (PlatformUI.isWorkbenchRunning()) {
            StudioService studio = PlatformUI.getWorkbench().getService(StudioService.class);
            if (studio != null) {
                studio.live().say(SENTENCE);
            }
        }
    }
}
