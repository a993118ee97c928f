// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.lang.management.ManagementFactory;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.model.ContributionComparator;
import org.eclipse.ui.model.IContributionService;
import org.eclipse.ui.statushandlers.AbstractStatusHandler;
import org.songwalker.ui.preferences.Choices;
import org.songwalker.ui.preferences.PreferenceTree;
import org.songwalker.ui.studio.StudioService;

/**
 * Configures the workbench: images, first perspective, page input, and what happens before it starts, after it opens and after it closes.
 * UI thread.
 */
final class StudioAdvisor extends WorkbenchAdvisor {
    private static final int BEAT_MILLIS = 20;
    private final FaultHandlers faults = new FaultHandlers();
    private boolean firstStart;

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        super.initialize(configurer);
        configurer.setSaveAndRestore(true);
        configurer.setExitOnLastWindowClose(true);
        IDE.registerAdapters();
        image(configurer, IDE.SharedImages.IMG_OBJ_PROJECT, "project");
        image(configurer, IDE.SharedImages.IMG_OBJ_PROJECT_CLOSED, "project-closed");
        image(configurer, "IMG_OBJS_ERROR_PATH", "error");
        image(configurer, "IMG_OBJS_WARNING_PATH", "warning");
        image(configurer, "IMG_OBJS_INFO_PATH", "info");
        image(configurer, "IMG_OBJS_FIXABLE_ERROR", "error-fix"); // Problems shows nothing at all where they are missing
        image(configurer, "IMG_OBJS_FIXABLE_WARNING", "warning-fix");
        image(configurer, "IMG_OBJS_FIXABLE_INFO", "info-fix");
    }

    private static void image(IWorkbenchConfigurer configurer, String name, String icon) {
        configurer.declareImage(name, Icons.descriptor(icon), true);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return Ids.COMPOSE;
    }

    @Override
    public String getMainPreferencePageId() {
        return "org.songwalker.ui.preferences.audio";
    }

    @Override
    public ContributionComparator getComparatorFor(String contributionType) {
        return contributionType.equals(IContributionService.TYPE_PREFERENCE) ? PreferenceTree.order()
                : super.getComparatorFor(contributionType);
    }

    @Override
    public IAdaptable getDefaultPageInput() {
        return ResourcesPlugin.getWorkspace().getRoot();
    }

    @Override
    public void preStartup() {
        LanguageLog.follow();
        // Before the first rack is compiled, so that it has its presets; the indexes are read when they are needed.
        StudioService studio = getWorkbenchConfigurer().getWorkbench().getService(StudioService.class);
        studio.live().background(() -> studio.live().libraries(Choices.libraries()));
        try {
            firstStart = Examples.create();
        } catch (CoreException e) {
            ILog.of(StudioAdvisor.class)
                    .error("The project with the examples could not be created; File > New > Project creates an empty one.", e);
        }
    }

    /**
     * Opens the windows while a timer keeps the event loop awake. The platform opens them from another thread while this one waits in
     * {@code Display.sleep}; on GTK, SWT loses a {@code wake} that comes just before it polls, and the start would then hang for up to five
     * seconds until some other event arrives.
     */
    @Override
    public boolean openWindows() {
        Display display = getWorkbenchConfigurer().getWorkbench().getDisplay();
        Runnable beat = new Runnable() {
            @Override
            public void run() {
                display.timerExec(BEAT_MILLIS, this);
            }
        };
        beat.run();
        try {
            return super.openWindows();
        } finally {
            if (!display.isDisposed()) {
                display.timerExec(-1, beat);
            }
        }
    }

    @Override
    public void postStartup() {
        Boot boot = new Boot(getWorkbenchConfigurer().getWorkbench());
        boot.run(firstStart);
        FaultHandlers.follow(getWorkbenchConfigurer().getWorkbench().getDisplay());
        if (Boolean.getBoolean("songwalker.startTime")) {
            System.out
                    .println("window after " + (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) + " ms");
        }
    }

    @Override
    public void postShutdown() {
        MultiStatus problems = new MultiStatus(Ids.BUNDLE, IStatus.OK, "The workspace could not be saved.", null);
        try {
            problems.merge(ResourcesPlugin.getWorkspace().save(true, null));
        } catch (CoreException e) {
            problems.merge(e.getStatus());
        }
        if (!problems.isOK()) {
            Platform.getLog(StudioAdvisor.class).log(problems);
            ErrorDialog.openError(null, "SongWalker Studio",
                    "The state of the workspace could not be saved; files that you saved are safe.", problems);
        }
    }

    @Override
    public AbstractStatusHandler getWorkbenchErrorHandler() {
        return faults;
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new StudioWindow(configurer);
    }
}
