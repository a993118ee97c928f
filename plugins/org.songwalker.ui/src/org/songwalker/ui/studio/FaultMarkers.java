// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.Severity;
import org.songwalker.session.Problem;
import org.songwalker.session.live.LiveListener;

/**
 * Puts a marker on the line at which a program faulted while it played, or whose preset could not be loaded (R001); Problems and the
 * editor's margin show it. Compiling the program again deletes its markers. Any thread; jobs change the workspace, in order for each file.
 */
public final class FaultMarkers implements LiveListener {
    /** Type of the markers, declared in plugin.xml. */
    public static final String TYPE = "org.songwalker.ui.fault";

    /** A change of the markers of a file. */
    private interface Change {
        void on(IFile file) throws CoreException;
    }

    @Override
    public void fault(int slot, Path source, Problem fault) {
        schedule(source, file -> file.createMarker(TYPE, attributes(fault)));
    }

    @Override
    public void problems(Path source, List<Problem> problems) {
        List<Problem> loading = problems.stream().filter(problem -> loading(problem) && !told(problem, problems)).toList();
        schedule(source, file -> {
            file.deleteMarkers(TYPE, true, IResource.DEPTH_ZERO);
            for (Problem problem : loading) {
                file.createMarker(TYPE, attributes(problem));
            }
        });
    }

    /** True for what was found while the program was loaded, not by the compiler: it has a place and no range. */
    private static boolean loading(Problem problem) {
        return problem.code().equals(IssueCode.R001.name()) && problem.column() == problem.endColumn()
                && problem.line() == problem.endLine();
    }

    /** True if the compiler tells the same of this line, so that the editor marks it already. */
    private static boolean told(Problem problem, List<Problem> all) {
        return all.stream().anyMatch(other -> other.code().equals(problem.code()) && other.line() == problem.line() && !loading(other));
    }

    private static Map<String, Object> attributes(Problem problem) {
        return Map.of(IMarker.MESSAGE, problem.code() + " " + problem.message(), IMarker.LINE_NUMBER, problem.line(), IMarker.SEVERITY,
                problem.severity() == Severity.INFO ? IMarker.SEVERITY_INFO : IMarker.SEVERITY_WARNING);
    }

    private static void schedule(Path source, Change change) {
        for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(Objects.requireNonNull(source.toUri()))) {
            WorkspaceJob job = new WorkspaceJob("Marking faults") {
                @Override
                public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
                    if (file.exists()) {
                        change.on(file);
                    }
                    return Status.OK_STATUS;
                }
            };
            job.setSystem(true);
            job.setRule(file); // jobs with one rule run in the order in which they were scheduled
            job.schedule();
        }
    }
}
