// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.editor.WorkspaceCheck;
import org.songwalker.ui.tests.workbench.Markers;
import org.songwalker.ui.tests.workbench.Ui;

/** Programs that no editor shows have their markers too: after a start, and after something else than an editor changed them. */
class WorkspaceCheckTest {
    private static final String MISSPELT = "const s = Osillator({type: 'sine'})\ns(midi.note) *midi.velocity\n";
    private IFile file;

    @AfterEach
    void close() throws Exception {
        Ui.page().closeAllEditors(false);
        file.delete(true, null);
    }

    @Test
    void aBrokenProgramIsMarkedBeforeItIsVisited() throws Exception {
        file = Ui.file("unvisited.sw", "C4 /4\n)\n");
        Markers.until(file, 2);
        assertEquals(6, Markers.of(file)[0].getAttribute(IMarker.CHAR_START, -1));
        Ui.file("unvisited.sw", "C4 /4\n");
        Markers.until(file);
    }

    @Test
    void aStartMarksEveryProgramOfTheWorkspace() throws Exception {
        file = Ui.file("unvisited.sw", "C4 /4\n)\n");
        Markers.until(file, 2);
        file.deleteMarkers("org.songwalker.ui.editor.problem", true, IResource.DEPTH_ZERO); // a restart forgets them
        WorkspaceCheck start = new WorkspaceCheck();
        try {
            start.earlyStartup();
            Markers.until(file, 2);
        } finally {
            ResourcesPlugin.getWorkspace().removeResourceChangeListener(start);
        }
    }

    @Test
    void aFixOfAnUnvisitedProgramOpensAndRepairsIt() throws Exception {
        file = Ui.file("unvisited.sw", MISSPELT);
        Markers.until(file, 1);
        IMarker marker = Markers.of(file)[0];
        IDE.getMarkerHelpRegistry().getResolutions(marker)[0].run(marker);
        Ui.until("the repaired text", () -> Ui.document(Ui.program(file)).get().equals(MISSPELT.replace("Osillator", "Oscillator")));
        Markers.until(file);
    }
}
