// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.OpenedFiles;
import org.songwalker.ui.rack.RackEditor;
import org.songwalker.ui.tests.workbench.Markers;
import org.songwalker.ui.tests.workbench.Ui;

/** Unsaved texts have a copy on disk; releng/studio-test kills the Studio and checks that they come back. */
class UnsavedTest {
    @AfterEach
    void close() {
        Ui.page().closeAllEditors(false);
    }

    private static Path copy(IFile file) {
        String name = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(file.getFullPath().toPortableString().getBytes(StandardCharsets.UTF_8));
        return Platform.getStateLocation(Platform.getBundle("org.songwalker.ui")).append("unsaved").append(name + ".txt").toPath();
    }

    private static boolean keeps(IFile file, String text) throws Exception {
        return Files.exists(copy(file)) && Files.readString(copy(file)).contains(text);
    }

    /** A session file with one slot. */
    private static IFile rack(String name) throws Exception {
        Ui.file("one.sw", "C4\n");
        return Ui.file(name, SessionJson.write(SessionFile.of(List.of(SessionFile.Slot.of("One", "one.sw", Mode.REACTIVE)))));
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

    /** A program from anywhere is checked like those of the workspace, has its copy, and is saved where it lies. */
    @Test
    void aProgramOutsideTheWorkspaceIsCheckedKeptAndSavedInItsPlace(@TempDir Path folder) throws Exception {
        Path program = Files.writeString(folder.resolve("far.sw"), "const lead = loadPreset(\"Starter/Lead\")\nlaed(60)\n");
        OpenedFiles.open(Ui.window(), program);
        IFile file = ResourcesPlugin.getWorkspace().getRoot().getProject(OpenedFiles.PROJECT).getFile("far.sw");
        ITextEditor editor = (ITextEditor) Ui.page().getActiveEditor();
        Markers.until(file, 2);
        Ui.document(editor).set("// not saved\n");
        Ui.until("a copy", () -> keeps(file, "// not saved"));
        editor.doSave(new NullProgressMonitor());
        assertEquals("// not saved\n", Files.readString(program));
        Path other = Files.writeString(Files.createDirectory(folder.resolve("other")).resolve("far.sw"), "C4\n");
        OpenedFiles.open(Ui.window(), other);
        assertEquals("C4\n", Ui.document((ITextEditor) Ui.page().getActiveEditor()).get());
        OpenedFiles.open(Ui.window(), program);
        assertSame(editor, Ui.page().getActiveEditor());
        Ui.page().closeAllEditors(false);
        file.getProject().delete(true, true, null);
        assertEquals("// not saved\n", Files.readString(program));
    }

    /** After a kill right after the save the copy still exists; an older text in it would replace the saved one. */
    @Test
    void theCopyOfASavedFileIsUpToDateUntilItIsDeleted() throws Exception {
        IFile file = Ui.file("ahead.sw", "C4\n");
        ITextEditor editor = Ui.program(file);
        Ui.document(editor).set("// not sa");
        Ui.until("a copy", () -> keeps(file, "// not sa"));
        Ui.document(editor).set("// not saved yet\n");
        boolean[] ahead = new boolean[1];
        IFileBufferListener saving = (IFileBufferListener) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {IFileBufferListener.class}, (listener, method, arguments) -> {
                    if (method.getName().equals("stateChanging")) {
                        ahead[0] = keeps(file, "// not saved yet\n")
                                && Files.readString(file.getLocation().toPath()).equals("// not saved yet\n");
                    }
                    return method.getName().equals("equals") ? listener == arguments[0] : null;
                });
        FileBuffers.getTextFileBufferManager().addFileBufferListener(saving);
        editor.doSave(new NullProgressMonitor());
        FileBuffers.getTextFileBufferManager().removeFileBufferListener(saving);
        assertTrue(ahead[0], "the copy is up to date when the file has been written");
        assertEquals("// not saved yet\n", Files.readString(file.getLocation().toPath()));
    }

    @Test
    void theCopyOfARackIsUpToDateBeforeTheFileIsSaved() throws Exception {
        IFile file = rack("ahead.swsession");
        RackEditor editor = (RackEditor) IDE.openEditor(Ui.page(), file);
        editor.addSlot();
        Ui.until("a copy", () -> Files.exists(copy(file)));
        editor.addSlot();
        int[] slots = new int[1];
        IResourceChangeListener saved = event -> {
            if (slots[0] == 0 && event.getDelta().findMember(file.getFullPath()) != null) {
                try {
                    slots[0] = SessionJson.parse("copy", Files.readString(copy(file))).slots().size();
                } catch (IOException | OutsideException e) {
                    slots[0] = -1;
                }
            }
        };
        file.getWorkspace().addResourceChangeListener(saved, IResourceChangeEvent.POST_CHANGE);
        editor.doSave(new NullProgressMonitor());
        file.getWorkspace().removeResourceChangeListener(saved);
        assertEquals(3, slots[0]);
    }

    @Test
    void aProgramWithoutEditsHasNoCopy() throws Exception {
        IFile read = Ui.file("read.sw", "C4\n");
        IFile edited = Ui.file("edited.sw", "C4\n");
        Ui.program(read);
        Ui.document(Ui.program(edited)).set("// not saved\n");
        Ui.until("a copy of what was edited later", () -> keeps(edited, "// not saved")); // one thread writes copies, in order
        assertFalse(Files.exists(copy(read)));
    }

    @Test
    void typingWithoutAPauseIsKeptToo() throws Exception {
        IFile file = Ui.file("typed.sw", "C4\n");
        ITextEditor editor = Ui.program(file);
        Ui.until("a copy during the typing", () -> {
            Ui.document(editor).replace(0, 0, "/");
            return Files.exists(copy(file));
        });
        assertTrue(Files.readString(copy(file)).startsWith("/"));
        assertEquals("C4\n", Files.readString(file.getLocation().toPath()));
    }

    @Test
    void aRackIsKeptUntilItIsClosed() throws Exception {
        IFile file = rack("kept.swsession");
        RackEditor editor = (RackEditor) IDE.openEditor(Ui.page(), file);
        editor.addSlot();
        Ui.until("a copy with two slots",
                () -> keeps(file, "\"one.sw\"") && SessionJson.parse("copy", Files.readString(copy(file))).slots().size() == 2);
        Ui.close(editor);
        Ui.until("no copy", () -> !Files.exists(copy(file)));
        assertEquals(1, SessionJson.parse("rack", Files.readString(file.getLocation().toPath())).slots().size());
    }
}
