// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.internal.WorkbenchWindow;

/** The message area at the foot of every window. */
final class StatusLine {
    private StatusLine() {}

    /** Shows a message until the next one replaces it. UI thread. */
    @SuppressWarnings("restriction")
    static void say(IWorkbench workbench, String sentence) {
        for (var window : workbench.getWorkbenchWindows()) {
            if (window instanceof WorkbenchWindow shown) {
                IStatusLineManager manager = shown.getStatusLineManager();
                manager.setMessage(sentence);
            }
        }
    }
}
