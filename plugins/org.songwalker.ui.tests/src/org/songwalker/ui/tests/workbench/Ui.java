// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.workbench;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.Launch;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.songwalker.session.live.LiveSession;
import org.songwalker.ui.studio.StudioService;

/** Drives the workbench on the UI thread. Waits for conditions, at most 20 s, never for a fixed time. */
public final class Ui {
    private static final long LONGEST_NANOS = 20_000_000_000L;

    private Ui() {}

    public static IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }

    public static IWorkbenchPage page() {
        return window().getActivePage();
    }

    public static LiveSession live() {
        return PlatformUI.getWorkbench().getService(StudioService.class).live();
    }

    /** Runs the event loop until a condition holds; fails after 20 s with {@code what} it waited for. */
    public static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + LONGEST_NANOS;
        Display display = Display.getCurrent();
        Runnable beat = new Runnable() { // wakes the loop, so that the condition is checked every 20 ms
            @Override
            public void run() {
                display.timerExec(20, this);
            }
        };
        beat.run();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("waited 20 s for: " + what);
                }
                if (!display.readAndDispatch()) {
                    display.sleep();
                }
            }
        } finally {
            display.timerExec(-1, beat);
        }
    }

    /** Stops and silences everything and waits until that is done. */
    public static void panic() throws Exception {
        var done = live().panic();
        until("panic", done::isDone);
    }

    /** The project of the tests, which is created if it does not exist. */
    public static IProject project() throws Exception {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("tests");
        if (!project.exists()) {
            project.create(null);
            project.open(null);
        }
        return project;
    }

    /** Creates a file in the project of the tests, or replaces its text. */
    public static IFile file(String name, String text) throws Exception {
        IFile file = project().getFile(name);
        ByteArrayInputStream content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        if (file.exists()) {
            file.setContents(content, true, false, null);
        } else {
            file.create(content, true, null);
        }
        return file;
    }

    /** Opens a program in its editor. */
    public static ITextEditor program(IFile file) throws Exception {
        return Adapters.adapt(IDE.openEditor(page(), file), ITextEditor.class);
    }

    public static IDocument document(ITextEditor editor) {
        return editor.getDocumentProvider().getDocument(editor.getEditorInput());
    }

    /** Closes an editor without saving. */
    public static void close(IEditorPart editor) {
        page().closeEditor(editor, false);
    }

    /** Launches a file with a new configuration; {@code kind} is {@code play} or {@code render}. */
    public static void launch(String kind, IFile file) throws Exception {
        DebugUITools.launch(configuration(kind, file), ILaunchManager.RUN_MODE);
    }

    private static ILaunchConfiguration configuration(String kind, IFile file) throws Exception {
        ILaunchConfigurationType type = DebugPlugin.getDefault()
                .getLaunchManager()
                .getLaunchConfigurationType("org.songwalker.ui.launch." + kind);
        ILaunchConfigurationWorkingCopy configuration = type.newInstance(null, kind + " " + file.getName());
        configuration.setAttribute("org.songwalker.ui.launch.file", file.getFullPath().toPortableString());
        return configuration.doSave();
    }

    /** Does what such a launch does, with a monitor of the test, and returns its outcome. */
    public static IStatus launched(String kind, IFile file, IProgressMonitor monitor) throws Exception {
        ILaunchConfiguration configuration = configuration(kind, file);
        var delegate = configuration.getType().getDelegates(Set.of(ILaunchManager.RUN_MODE))[0].getDelegate();
        Launch launch = new Launch(configuration, ILaunchManager.RUN_MODE, null);
        CompletableFuture<IStatus> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                delegate.launch(configuration, ILaunchManager.RUN_MODE, launch, monitor);
                return Status.OK_STATUS;
            } catch (CoreException e) {
                return e.getStatus();
            }
        });
        until(kind + " to end", outcome::isDone);
        configuration.delete();
        return outcome.get();
    }

    /** Waits until a command is enabled and runs it as a menu would. */
    public static void command(String id) throws Exception {
        until(id + " to be enabled", () -> window().getService(ICommandService.class).getCommand(id).isEnabled());
        window().getService(IHandlerService.class).executeCommand(id, null);
    }
}
