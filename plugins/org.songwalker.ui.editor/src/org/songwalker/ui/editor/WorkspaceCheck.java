// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IResourceVisitor;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.songwalker.ui.Ids;

/**
 * Checks the programs of the workspace that no editor shows: all of them after the start, and later those that something else than an
 * editor changes. So Problems and the Explorer name a broken program before anybody visits it. A job does the work, with a lower priority
 * than what the user waits for; the platform starts it after the window answers.
 */
public final class WorkspaceCheck extends Job implements IStartup, IResourceChangeListener {
    /** Larger files are not checked, as in editors. */
    private static final long LONGEST = 400_000;
    private static final long WAIT_SECONDS = 60;
    private final Set<IFile> waiting = new LinkedHashSet<>();

    public WorkspaceCheck() {
        super("Checking programs");
        setSystem(true);
        setPriority(DECORATE);
    }

    @Override
    public void earlyStartup() {
        ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
        List<IFile> all = new ArrayList<>();
        try {
            ResourcesPlugin.getWorkspace().getRoot().accept((IResourceVisitor) resource -> {
                if (program(resource)) {
                    all.add((IFile) resource);
                }
                return true;
            });
        } catch (CoreException e) {
            ILog.of(WorkspaceCheck.class)
                    .error("The programs of the workspace cannot be listed; their problems show when they are opened.", e);
        }
        add(all);
    }

    private static boolean program(IResource resource) {
        return resource instanceof IFile && Ids.PROGRAM.equals(resource.getFileExtension()) && resource.getLocation() != null;
    }

    @Override
    public void resourceChanged(IResourceChangeEvent event) {
        List<IFile> changed = new ArrayList<>();
        try {
            event.getDelta().accept(delta -> {
                boolean text = delta.getKind() == IResourceDelta.ADDED
                        || delta.getKind() == IResourceDelta.CHANGED && (delta.getFlags() & IResourceDelta.CONTENT) != 0;
                if (text && program(delta.getResource())) {
                    changed.add((IFile) delta.getResource());
                }
                return true;
            });
        } catch (CoreException e) {
            ILog.of(WorkspaceCheck.class).error("A change of the workspace cannot be read; problems show when programs are opened.", e);
        }
        add(changed);
    }

    private void add(List<IFile> files) {
        synchronized (waiting) {
            waiting.addAll(files);
        }
        if (!files.isEmpty()) {
            schedule();
        }
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        List<IFile> files;
        synchronized (waiting) {
            files = List.copyOf(waiting);
            waiting.clear();
        }
        Language language = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getService(Language.class) : null;
        if (language != null && !language.presets().isDone()) {
            language.presets().thenRun(() -> add(files)); // once more, for the names of presets
        }
        for (IFile file : files) {
            if (language == null || monitor.isCanceled()) {
                break;
            }
            check(language, file);
        }
        return Status.OK_STATUS;
    }

    private static void check(Language language, IFile file) {
        try {
            URI uri = file.getLocation().toPath().toUri();
            if (!file.exists() || language.isOpen(uri) || file.getLocation().toFile().length() > LONGEST) {
                return;
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            List<Diagnostic> found = language.check(uri, text).get(WAIT_SECONDS, TimeUnit.SECONDS);
            language.mark(uri, file, text, found);
        } catch (CoreException | ExecutionException | TimeoutException e) {
            ILog.of(WorkspaceCheck.class).warn(file.getName() + " could not be checked; its problems show when it is opened.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
