// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.PlatformUI;
import org.songwalker.ui.editor.Language;

/** The problem markers of a program. */
public final class Markers {
    private Markers() {}

    /** Its markers for problems that the language server found. */
    public static IMarker[] of(IFile program) throws CoreException {
        return program.findMarkers("org.songwalker.ui.editor.problem", true, IResource.DEPTH_ZERO);
    }

    private static List<Integer> lines(IFile program) throws CoreException {
        return Arrays.stream(of(program)).map(marker -> marker.getAttribute(IMarker.LINE_NUMBER, 0)).sorted().toList();
    }

    /** Waits until exactly these lines have a marker; lines start at 1. */
    public static void until(IFile program, Integer... lines) throws Exception {
        List<Integer> wanted = List.of(lines);
        try {
            Ui.until("markers in lines " + wanted, () -> lines(program).equals(wanted));
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "; there are: " + Arrays.stream(of(program)).map(Markers::text).collect(Collectors.joining(", "))
                            + "; answered for: " + PlatformUI.getWorkbench().getService(Language.class).diagnosed(),
                    e);
        }
    }

    private static String text(IMarker marker) {
        return marker.getAttribute(IMarker.LINE_NUMBER, 0) + ": " + marker.getAttribute(IMarker.MESSAGE, "");
    }
}
