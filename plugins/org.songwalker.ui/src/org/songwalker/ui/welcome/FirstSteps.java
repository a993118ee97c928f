// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.welcome;

import java.util.Map;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.live.Figures;
import org.songwalker.session.live.LiveSession;
import org.songwalker.ui.Ids;
import org.songwalker.ui.messages.Notice;
import org.songwalker.ui.studio.StudioService;

/** What the cards of the welcome page do. UI thread. */
final class FirstSteps {
    /** Middle C, as hard as a player strikes it who is not shy. */
    private static final int KEY = 60;
    private static final int VELOCITY = 100;
    private static final int HELD_MILLIS = 1_500;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int PERIOD_MILLIS = 100;

    private final IWorkbenchWindow window;
    private final StudioService studio;

    FirstSteps(IWorkbenchWindow window) {
        this.window = window;
        this.studio = window.getService(StudioService.class);
    }

    LiveSession live() {
        return studio.live();
    }

    private static IFile example(String name) {
        return ResourcesPlugin.getWorkspace().getRoot().getProject(Ids.PROJECT_EXAMPLES).getFile(name);
    }

    /** Plays middle C on the rack and gives the keyboard the focus. Without a rack the first one of the examples is loaded. */
    void playKey() {
        try {
            if (!loaded() && example("first-rack.swsession").exists()) {
                IDE.openEditor(window.getActivePage(), example("first-rack.swsession"), false);
            }
            window.getActivePage().showView(Ids.KEYBOARD_VIEW);
        } catch (PartInitException e) {
            ILog.of(FirstSteps.class).error("The keyboard cannot be opened; choose it under Window > Show View.", e);
        }
        if (!loaded()) {
            studio.notices().say(Notice.of("The key sounds as soon as its instrument is loaded."));
        }
        strike(PATIENCE_MILLIS);
    }

    /** True if a key is played at once; without a sound device too, whose place a clock takes. */
    private boolean loaded() {
        SessionFile rack = studio.live().rack();
        Figures figures = studio.live().figures();
        return rack != null && !rack.slots().isEmpty() && (!figures.output().isEmpty() || !figures.sentence().isEmpty());
    }

    private void strike(int patience) {
        Display display = window.getShell().getDisplay();
        if (!loaded() && patience > 0) {
            display.timerExec(PERIOD_MILLIS, () -> strike(patience - PERIOD_MILLIS));
        } else {
            studio.live().key(KEY, VELOCITY);
            display.timerExec(HELD_MILLIS, () -> studio.live().key(KEY, 0));
        }
    }

    /** Opens the song of the examples and plays it; stops what plays if something does. */
    void playSong() {
        if (studio.live().playing()) {
            studio.live().stop();
            return;
        }
        open(example("evening-walk.sw"));
        run(Ids.PLAY, Map.of());
    }

    /** Opens the wizard for a program. */
    void makeMyOwn() {
        run("org.eclipse.ui.newWizard", Map.of("newWizardId", "org.songwalker.ui.newFile"));
    }

    /** Opens a file in its editor. */
    void open(IFile file) {
        try {
            IDE.openEditor(window.getActivePage(), file);
        } catch (PartInitException e) {
            studio.notices().say(Notice.of(file.getName() + " cannot be opened; look for it in the Project Explorer."));
        }
    }

    private void run(String id, Map<String, String> parameters) {
        Command command = window.getService(ICommandService.class).getCommand(id);
        try {
            window.getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(command, parameters), null);
        } catch (CommandException e) {
            ILog.of(FirstSteps.class).error("This did not work; try it from the menu.", e);
        }
    }
}
