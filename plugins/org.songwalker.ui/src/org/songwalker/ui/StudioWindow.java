// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Configures one window: initial size, bars, title, and the listeners that follow it. UI thread. */
final class StudioWindow extends WorkbenchWindowAdvisor {
    StudioWindow(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer window = getWindowConfigurer();
        window.setInitialSize(new Point(1360, 860));
        window.setShowCoolBar(true);
        window.setShowStatusLine(true);
        window.setShowPerspectiveBar(true);
        window.setShowProgressIndicator(true);
        window.setShowMenuBar(true);
        window.setTitle("SongWalker Studio");
    }

    /** Opens nothing: the first start shows the examples; the welcome page is under Help. */
    @Override
    public void openIntro() {}

    @Override
    public void postWindowOpen() {
        WindowTitle.follow(getWindowConfigurer());
        WideProblems.follow(getWindowConfigurer().getWindow());
        WindowKeeper.follow(getWindowConfigurer().getWindow());
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new StudioMenus(configurer);
    }
}
