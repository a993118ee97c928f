// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.runtime.Mode;
import org.songwalker.session.SessionFile;
import org.songwalker.session.SessionJson;
import org.songwalker.ui.rack.RackEditor;

/** What is not saved is kept on disk while it is edited; releng/studio-test kills the Studio and looks for it. */
class UnsavedTest {
    @AfterEach
    void close() {
        Ui.page().closeAllEditors(false);
    }

    private static Path copy(IFile file) {
        String name = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(file.getFullPath().toPortableString().getBytes(StandardCharsets.UTF_8));
        return Platform.getStateLocation(Platform.getBundle("org.songwalker.ui")).append("unsaved").append(name + ".txt").toPath();
    }

    private static boolean keeps(IFile file, String text) throws Exception {
        return Files.exists(copy(file)) && Files.readString(copy(file)).contains(text);
    }

    @Test
    void aProgramIsKeptUntilItIsSaved() throws Exception {
        IFile file = Ui.file("kept.sw", "C4\n");
        ITextEditor editor = Ui.program(file);
        Ui.document(editor).set("// not saved\n");
        Ui.until("a copy", () -> keeps(file, "// not saved"));
        editor.doSave(new NullProgressMonitor());
        Ui.until("no copy", () -> !Files.exists(copy(file)));
        assertEquals("// not saved\n", Files.readString(file.getLocation().toPath()));
    }

    @Test
    void aProgramThatIsOnlyOpenedIsNotKept() throws Exception {
        IFile read = Ui.file("read.sw", "C4\n");
        IFile edited = Ui.file("edited.sw", "C4\n");
        Ui.program(read);
        Ui.document(Ui.program(edited)).set("// not saved\n");
        Ui.until("a copy of what was edited later", () -> keeps(edited, "// not saved")); // one thread writes them in order
        assertFalse(Files.exists(copy(read)));
    }

    @Test
    void whoTypesWithoutAPauseIsKeptToo() throws Exception {
        IFile file = Ui.file("typed.sw", "C4\n");
        ITextEditor editor = Ui.program(file);
        Ui.until("a copy while keys go on", () -> {
            Ui.document(editor).replace(0, 0, "/");
            return Files.exists(copy(file));
        });
        assertTrue(Files.readString(copy(file)).startsWith("/"));
        assertEquals("C4\n", Files.readString(file.getLocation().toPath()));
    }

    @Test
    void aRackIsKeptUntilItIsClosed() throws Exception {
        Ui.file("one.sw", "C4\n");
        IFile file = Ui.file("kept.swsession",
                SessionJson.write(SessionFile.of(List.of(SessionFile.Slot.of("One", "one.sw", Mode.REACTIVE)))));
        RackEditor editor = (RackEditor) IDE.openEditor(Ui.page(), file);
        editor.addSlot();
        Ui.until("a copy with two slots", () -> keeps(file, "\"one.sw\"")
                && SessionJson.parse("copy", Files.readString(copy(file))).slots().size() == 2);
        Ui.close(editor);
        Ui.until("no copy", () -> !Files.exists(copy(file)));
        assertEquals(1, SessionJson.parse("rack", Files.readString(file.getLocation().toPath())).slots().size());
    }
}
