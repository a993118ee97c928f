// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.eclipse.core.resources.IFile;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.editor.Language;
import org.songwalker.ui.tests.workbench.Markers;
import org.songwalker.ui.tests.workbench.Ui;

/** After its editor is closed, only the markers of a program remain. */
class ClosedProgramTest {
    @Test
    void closingForgetsDiagnosticsAndKeepsMarkers() throws Exception {
        Language language = PlatformUI.getWorkbench().getService(Language.class);
        IFile file = Ui.file("closed.sw", "C4 /4\n)\n");
        URI uri = file.getLocation().toPath().toUri();
        ITextEditor editor = Ui.program(file);
        Ui.until("the answer", () -> language.diagnosed().contains(uri));
        Markers.until(file, 2);
        Ui.close(editor);
        Ui.until("the diagnostics to be forgotten", () -> !language.diagnosed().contains(uri));
        assertEquals(1, Markers.of(file).length);
        file.delete(true, null);
    }
}
