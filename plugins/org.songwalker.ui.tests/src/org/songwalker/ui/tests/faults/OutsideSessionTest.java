// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.runtime.Mode;
import org.songwalker.session.Problem;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.rack.RackEditor;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** A session that names files outside its folder is refused with a sentence that does not quote them: in the editor, Play and Render. */
class OutsideSessionTest implements LiveListener {
    private static final String SECRET = "password";
    private final List<String> said = new CopyOnWriteArrayList<>();
    @TempDir
    Path elsewhere;
    private Path outside;

    @BeforeEach
    void listen() throws Exception {
        outside = Files.writeString(elsewhere.resolve("outside.sw"), SECRET + " 4711\n");
        Ui.live().addListener(this);
    }

    @AfterEach
    void asItWas() throws Exception {
        Ui.live().removeListener(this);
        Ui.page().closeAllEditors(false);
    }

    @Override
    public void said(String sentence) {
        said.add(sentence);
    }

    @Override
    public void problems(Path source, List<Problem> problems) {
        problems.forEach(problem -> said.add(problem.text()));
    }

    private static IFile session(String name, String source, String midi) throws Exception {
        return Ui.file(name, SessionJson.write(SessionFile.of(List.of(SessionFile.Slot.of("One", source, Mode.SONG))).withMidiFile(midi)));
    }

    private static String sentence(String key, String named) {
        return "\"" + key + "\" of the session, '" + named
                + "', lies outside the session's folder; copy the file into it, and name it by its place there.";
    }

    /** Opens, plays and renders a session, and reads what the user is told. */
    private void refused(IFile file, String sentence) throws Exception {
        SessionFile before = Ui.live().rack();
        IEditorPart part = IDE.openEditor(Ui.page(), file);
        assertFalse(part instanceof RackEditor);
        String shown = Dialogs.words(Widgets.of(part));
        assertTrue(shown.contains(sentence), shown);
        assertFalse(shown.contains(SECRET), shown);

        assertEquals(sentence, Ui.launched("play", file, new NullProgressMonitor()).getMessage());
        assertEquals(sentence, Ui.launched("render", file, new NullProgressMonitor()).getMessage());
        assertTrue(said.contains(sentence));
        assertEquals(before, Ui.live().rack());
        assertEquals(List.of(), said.stream().filter(each -> each.contains(SECRET)).toList());
        assertFalse(file.getLocation().removeFileExtension().addFileExtension("wav").toFile().exists());
    }

    @Test
    void aProgramInAnotherFolder() throws Exception {
        refused(session("outside.swsession", outside.toString(), null), sentence("source", outside.toString()));
    }

    @Test
    void aMidiFileInTheFolderAbove() throws Exception {
        Ui.file("inside.sw", "C4\n");
        refused(session("above.swsession", "inside.sw", "../above.mid"), sentence("midiFile", "../above.mid"));
    }

    @Test
    void aLinkToAProgramInAnotherFolder() throws Exception {
        IFile link = Ui.project().getFile("link.sw");
        Files.createSymbolicLink(link.getLocation().toPath(), outside);
        link.refreshLocal(IResource.DEPTH_ZERO, null);
        try {
            refused(session("linked.swsession", "link.sw", null), sentence("source", "link.sw"));
        } finally {
            link.delete(true, null);
        }
    }
}
