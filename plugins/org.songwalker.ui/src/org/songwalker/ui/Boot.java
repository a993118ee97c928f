// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.nio.file.Path;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.CommonNavigator;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;
import org.songwalker.ui.messages.Conditions;
import org.songwalker.ui.preferences.Choices;
import org.songwalker.ui.preferences.PreferenceTree;
import org.songwalker.ui.studio.ConsoleLog;
import org.songwalker.ui.studio.FaultMarkers;
import org.songwalker.ui.studio.SessionText;
import org.songwalker.ui.studio.StudioService;
import org.songwalker.ui.unsaved.Recovery;
import org.songwalker.ui.unsaved.UnsavedTexts;

/**
 * What happens after the first window has opened. Listeners are attached at once ({@link SavedPrograms}, {@link TextFocus},
 * {@link ThemeChange}, {@link ConsoleLog}, {@link FaultMarkers}, {@link Conditions}) and unsaved texts come back ({@link Recovery}).
 * Libraries, the last rack, the devices and {@link FrontProgram} follow after the window is painted and its editors are open: they run in
 * the background, but opening the devices warms the engine up for some seconds, and on a small machine that would delay the window. UI
 * thread, except where a method says otherwise.
 */
final class Boot {
    private final IWorkbench workbench;
    private final StudioService studio;

    Boot(IWorkbench workbench) {
        this.workbench = workbench;
        this.studio = workbench.getService(StudioService.class);
    }

    void run(boolean firstStart) {
        SavedPrograms.follow(studio);
        TextFocus.follow(workbench);
        ThemeChange.follow(workbench);
        studio.live().addListener(new ConsoleLog(studio.notices(), Icons.descriptor("studio")));
        studio.live().addListener(new FaultMarkers());
        studio.live().addListener(new Conditions(studio.live(), studio.notices(), new Remedies(studio.live())));
        new Recovery(workbench, workbench.getService(UnsavedTexts.class), studio.live()::say).start();
        studio.live().tuning(Choices.tuning());
        // Each asyncExec runs only after the window system has no event left, so the window is painted first.
        if (firstStart) {
            FirstLayout.arrange(workbench.getActiveWorkbenchWindow());
            workbench.getDisplay().asyncExec(this::openExamples);
        }
        FirstLayout.follow(workbench.getActiveWorkbenchWindow());
        workbench.getDisplay().asyncExec(() -> workbench.getDisplay().asyncExec(this::sound));
        workbench.getDisplay().asyncExec(() -> PreferenceTree.arrange(workbench.getPreferenceManager()));
    }

    private void sound() {
        if (workbench.isClosing()) {
            return;
        }
        studio.live().background(() -> {
            IFile rack = Choices.lastRack();
            if (rack != null) {
                load(rack.getLocation().toPath());
            }
            return studio.live().devices(Choices.audio());
        }).exceptionally(problem -> {
            ILog.of(Boot.class).error("The settings cannot be read; choose device and libraries under Window > Preferences.", problem);
            return null;
        }).thenRun(() -> { // after the libraries are on their way, so that the program in front finds its presets
            if (!workbench.getDisplay().isDisposed()) {
                workbench.getDisplay().asyncExec(() -> FrontProgram.follow(workbench, studio));
            }
        });
    }

    /** Reads a rack file and has it loaded. Any thread; returns at once. */
    private void load(Path file) {
        studio.live().background(() -> SessionText.read(file)).whenComplete((SessionFile session, Throwable problem) -> {
            if (session != null) {
                studio.live().rack(session, file.getParent());
            } else {
                ILog.of(Boot.class)
                        .warn(problem instanceof OutsideException outside ? outside.getMessage()
                                : "The last rack " + file + " was not loaded; open it from the Project Explorer.", problem);
            }
        });
    }

    /** The first start shows the examples in their editors, and the welcome page in front of them. */
    private void openExamples() {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(Ids.PROJECT_EXAMPLES);
        if (workbench.getActiveWorkbenchWindow()
                .getActivePage()
                .findView(IPageLayout.ID_PROJECT_EXPLORER) instanceof CommonNavigator explorer) {
            explorer.getCommonViewer().expandToLevel(project, 1);
        }
        try {
            var page = workbench.getActiveWorkbenchWindow().getActivePage();
            for (String name : new String[] {"first-rack.swsession", "arpeggiator.sw", "evening-walk.sw"}) {
                if (project.getFile(name).exists()) {
                    IDE.openEditor(page, project.getFile(name));
                }
            }
            workbench.getService(IHandlerService.class).executeCommand(Ids.WELCOME, null);
        } catch (PartInitException | CommandException e) {
            ILog.of(Boot.class).error("The first example could not be opened.", e);
        }
    }
}
