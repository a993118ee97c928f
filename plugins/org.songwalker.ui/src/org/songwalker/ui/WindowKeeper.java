// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IPerspectiveListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.internal.Workbench;

/**
 * Has the platform keep its windows on disk two seconds after one of them changed, so that a kill loses no layout; the platform alone does
 * so once a minute. UI thread.
 */
final class WindowKeeper implements IPartListener2, IPerspectiveListener {
    private static final int DELAY_MILLIS = 2000;
    private final IWorkbenchWindow window;
    private boolean waiting;

    private WindowKeeper(IWorkbenchWindow window) {
        this.window = window;
    }

    static void follow(IWorkbenchWindow window) {
        WindowKeeper keeper = new WindowKeeper(window);
        window.getPartService().addPartListener(keeper);
        window.addPerspectiveListener(keeper);
        for (int change : new int[] {SWT.Move, SWT.Resize}) {
            window.getShell().addListener(change, event -> keeper.soon());
        }
        keeper.soon();
    }

    /** The first change starts the two seconds, later ones do not put it off: who works without a pause is kept too. */
    private void soon() {
        if (!waiting && !window.getWorkbench().getDisplay().isDisposed()) {
            waiting = true;
            window.getWorkbench().getDisplay().timerExec(DELAY_MILLIS, this::keep);
        }
    }

    /**
     * Wakes the platform's own job, which copies the model in the UI thread and writes it in the background. While it still writes an
     * earlier one it would drop this one, so that has to wait.
     */
    @SuppressWarnings("restriction")
    private void keep() {
        waiting = false;
        if (Job.getJobManager().find(Workbench.WORKBENCH_AUTO_SAVE_JOB).length > 0) {
            soon();
            return;
        }
        for (Job job : Job.getJobManager().find(null)) {
            if (Workbench.WORKBENCH_AUTO_SAVE_JOB.equals(job.getName())) {
                job.wakeUp();
            }
        }
    }

    @Override
    public void partOpened(IWorkbenchPartReference part) {
        soon();
    }

    @Override
    public void partClosed(IWorkbenchPartReference part) {
        soon();
    }

    @Override
    public void partBroughtToTop(IWorkbenchPartReference part) {
        soon();
    }

    @Override
    public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
        soon();
    }

    @Override
    public void perspectiveChanged(IWorkbenchPage page, IPerspectiveDescriptor perspective, String change) {
        soon();
    }
}
