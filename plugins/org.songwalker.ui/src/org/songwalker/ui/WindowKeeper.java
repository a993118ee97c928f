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
 * Has the platform save its windows two seconds after a change, so that a kill loses no more of the layout than that; by itself the
 * platform saves once a minute. UI thread.
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

    /** The first change starts the two seconds and later ones do not extend them, so that continuous work is saved too. */
    private void soon() {
        if (!waiting && !window.getWorkbench().getDisplay().isDisposed()) {
            waiting = true;
            window.getWorkbench().getDisplay().timerExec(DELAY_MILLIS, this::save);
        }
    }

    /**
     * Wakes the platform's own job, which copies the model on the UI thread and writes it in the background. While it is still writing, the
     * job drops further requests, so this one is repeated later.
     */
    @SuppressWarnings("restriction")
    private void save() {
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
