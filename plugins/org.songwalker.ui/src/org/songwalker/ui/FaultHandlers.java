// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.statushandlers.StatusAdapter;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.statushandlers.WorkbenchErrorHandler;
import org.songwalker.ui.studio.MemoryShortage;

/**
 * The last stop of what no work handles itself. A lack of memory becomes one sentence ({@link MemoryShortage}), wherever it happens: in a
 * job of the platform, in an event or a runnable of the UI thread (dialogs have event loops too, so the display is told), or in a thread
 * that dies of it. Everything else is handled as the platform does, or logged if it ended a thread.
 */
final class FaultHandlers extends WorkbenchErrorHandler {

    /** Follows the UI thread and all threads that handle nothing themselves. UI thread. */
    static void follow(Display display) {
        Thread.setDefaultUncaughtExceptionHandler(FaultHandlers::died);
        // The platform sets its handler when its event loop starts; this runs inside that loop.
        display.asyncExec(() -> {
            Consumer<Error> others = display.getErrorHandler();
            display.setErrorHandler(error -> {
                if (MemoryShortage.caused(error)) {
                    MemoryShortage.report(error);
                } else {
                    others.accept(error);
                }
            });
        });
    }

    private static void died(Thread thread, Throwable problem) {
        if (MemoryShortage.caused(problem)) {
            MemoryShortage.report(problem);
        } else {
            ILog.of(FaultHandlers.class).error("Some work in the background has failed; try it again.", problem);
        }
    }

    /** What jobs of the platform and its event loop report; style NONE is the echo of what was logged. Any thread. */
    @Override
    public void handle(StatusAdapter problem, int style) {
        if (MemoryShortage.caused(problem.getStatus()) && style != StatusManager.NONE) {
            MemoryShortage.report(problem.getStatus().getException());
        } else {
            super.handle(problem, style);
        }
    }
}
