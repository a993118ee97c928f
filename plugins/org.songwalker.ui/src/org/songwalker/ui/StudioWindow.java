// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.util.Set;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.menu.MHandledItem;
import org.eclipse.e4.ui.model.application.ui.menu.MMenuContribution;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.songwalker.ui.messages.MessageBar;
import org.songwalker.ui.recent.Recents;
import org.songwalker.ui.studio.StudioService;

/** Configures one window: initial size, bars, title, and the listeners that follow it. UI thread. */
final class StudioWindow extends WorkbenchWindowAdvisor {
    /** Below this size, parts of the window would cover each other. */
    private static final Point SMALLEST = new Point(900, 600);

    StudioWindow(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
        MessageBar.in(configurer.getWindow(), PlatformUI.getWorkbench().getService(StudioService.class).notices());
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer window = getWindowConfigurer();
        window.setInitialSize(new Point(1360, 860));
        window.setShowCoolBar(true);
        window.setShowStatusLine(true);
        window.setShowPerspectiveBar(true);
        window.setShowMenuBar(true);
        window.setTitle("SongWalker Studio");
        dropUnused();
    }

    /** Takes entries out of the platform's menus that lead out of the Studio and fail without a desktop. */
    private static void dropUnused() {
        for (MMenuContribution menu : PlatformUI.getWorkbench().getService(MApplication.class).getMenuContributions()) {
            menu.getChildren()
                    .removeIf(entry -> entry instanceof MHandledItem handled && handled.getCommand() != null
                            && handled.getCommand().getElementId().equals("org.eclipse.ui.ide.showInSystemExplorer"));
        }
    }

    @Override
    public void postWindowOpen() {
        getWindowConfigurer().getWindow().getShell().setMinimumSize(SMALLEST);
        giveProgressRoomToMessages(getWindowConfigurer().getWindow());
        WindowTitle.follow(getWindowConfigurer());
        WideProblems.follow(getWindowConfigurer().getWindow());
        WindowKeeper.follow(getWindowConfigurer().getWindow());
        Recents.follow(getWindowConfigurer().getWindow(), Set.of(Ids.PROGRAM, Ids.SESSION));
    }

    /** Jobs are in the Progress view; the platform's place for them at the foot would stay empty beside messages that are cut short. */
    private static void giveProgressRoomToMessages(IWorkbenchWindow window) {
        MUIElement place = window.getService(EModelService.class).find("org.eclipse.ui.ProgressBar", window.getService(MWindow.class));
        if (place != null) {
            place.setToBeRendered(false);
        }
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new StudioMenus(configurer);
    }
}
