// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.rack.RackEditor;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Ui;

/**
 * Saves replace a file as a whole, and what fails leaves the old file and the unsaved text. A disk is full for one file: its part file is a
 * link to {@code /dev/full}, which the failed write deletes, so that there is room again for the next one.
 */
class SaveTest {
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final ILogListener log = (status, bundle) -> logged.add(status.getMessage());

    @BeforeEach
    void listen() {
        Platform.addLogListener(log);
    }

    @AfterEach
    void close() {
        Platform.removeLogListener(log);
        Ui.page().closeAllEditors(false);
    }

    private static Path path(IFile file) {
        return file.getLocation().toPath();
    }

    private static String text(IFile file) throws Exception {
        return Files.readString(path(file));
    }

    private static Path copy(IFile file) {
        String name = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(file.getFullPath().toPortableString().getBytes(StandardCharsets.UTF_8));
        return Platform.getStateLocation(Platform.getBundle("org.songwalker.ui")).append("unsaved").append(name + ".txt").toPath();
    }

    /** Fills the disk for the next write of a file. */
    private static void fill(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file.resolveSibling(file.getFileName() + ".part-" + ProcessHandle.current().pid()), Path.of("/dev/full"));
    }

    private static IFile rack(String name) throws Exception {
        Ui.file("saved-one.sw", "C4\n");
        return Ui.file(name, SessionJson.write(SessionFile.of(List.of(SessionFile.Slot.of("One", "saved-one.sw", Mode.REACTIVE)))));
    }

    private static int slots(String text) throws Exception {
        return SessionJson.parse("rack", text).slots().size();
    }

    private static void save(IEditorPart editor) {
        editor.doSave(new NullProgressMonitor());
    }

    /** Saves in vain and looks for the reason in the dialog. */
    private static void isTold(IEditorPart editor, String reason) throws Exception {
        ErrorDialog.AUTOMATED_MODE = false; // otherwise it opens no dialogs in tests
        try {
            Dialogs.answer(() -> save(editor), dialog -> {
                String words = Dialogs.words(dialog);
                assertTrue(words.contains(reason), words);
            });
        } finally {
            ErrorDialog.AUTOMATED_MODE = true;
        }
        assertTrue(editor.isDirty());
    }

    @Test
    void aCopyForWhichThereIsNoRoomIsWrittenOnceThereIs() throws Exception {
        IFile file = Ui.file("roomless.sw", "C4\n");
        ITextEditor editor = Ui.program(file);
        fill(copy(file));
        Ui.document(editor).set("// not lost\n");
        String sentence = "The unsaved text of /tests/roomless.sw cannot be kept for a restart; save it soon.";
        Ui.until("the failure", () -> logged.contains(sentence));
        Ui.until("a copy", () -> Files.exists(copy(file)));
        assertEquals("// not lost\n", Files.readString(copy(file)));
        assertEquals(1, logged.stream().filter(sentence::equals).count());
    }

    @Test
    void aRackIsSavedWithoutRoomForItsCopy() throws Exception {
        IFile file = rack("copyless.swsession");
        RackEditor editor = (RackEditor) IDE.openEditor(Ui.page(), file);
        fill(copy(file));
        editor.addSlot();
        save(editor);
        Ui.until("the failure",
                () -> logged.contains("The unsaved text of /tests/copyless.swsession cannot be kept for a restart; save it soon."));
        assertFalse(editor.isDirty());
        assertEquals(2, slots(text(file)));
    }

    @Test
    void aFullDiskLeavesTheOldRackAndTheUnsavedOne() throws Exception {
        IFile file = rack("full.swsession");
        RackEditor editor = (RackEditor) IDE.openEditor(Ui.page(), file);
        editor.addSlot();
        fill(path(file));
        isTold(editor, "No space left on device");
        assertEquals(1, slots(text(file)));
        assertEquals(2, slots(Files.readString(copy(file))));
        save(editor);
        assertFalse(editor.isDirty());
        assertEquals(2, slots(text(file)));
    }

    @Test
    void aFullDiskLeavesTheOldProgramAndTheUnsavedOne() throws Exception {
        IFile file = Ui.file("full.sw", "C4\n");
        ITextEditor editor = Ui.program(file);
        Ui.document(editor).set("D4\n");
        fill(path(file));
        isTold(editor, "No space left on device");
        assertEquals("C4\n", text(file));
        assertEquals("D4\n", Files.readString(copy(file)));
        save(editor);
        assertFalse(editor.isDirty());
        assertEquals("D4\n", text(file));
    }

    @Test
    void aReaderSeesTheOldTextWholeAndTheHistoryKeepsIt() throws Exception {
        IFile program = Ui.file("whole.sw", "C4\n");
        IFile rack = rack("whole.swsession");
        byte[] before = Files.readAllBytes(path(rack));
        ITextEditor editor = Ui.program(program);
        RackEditor slots = (RackEditor) IDE.openEditor(Ui.page(), rack);
        int states = program.getHistory(null).length;
        int rackStates = rack.getHistory(null).length;
        Ui.document(editor).set("D4\n");
        slots.addSlot();
        try (var reader = Files.newInputStream(path(program)); var rackReader = Files.newInputStream(path(rack))) {
            save(editor);
            save(slots);
            assertEquals("D4\n", text(program));
            assertEquals(2, slots(text(rack)));
            assertEquals("C4\n", new String(reader.readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(new String(before, StandardCharsets.UTF_8), new String(rackReader.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(states + 1, program.getHistory(null).length);
        assertEquals(rackStates + 1, rack.getHistory(null).length);
        assertTrue(program.isSynchronized(IResource.DEPTH_ZERO) && rack.isSynchronized(IResource.DEPTH_ZERO));
        Ui.document(editor).set("E4\n");
        save(editor); // the editor knows the file that it has just written
        assertEquals("E4\n", text(program));
        assertFalse(editor.isDirty());
    }

    @Test
    void saveInTheMenuSavesARack() throws Exception {
        IFile file = rack("menu.swsession");
        RackEditor editor = (RackEditor) IDE.openEditor(Ui.page(), file);
        editor.addSlot();
        Ui.command("org.eclipse.ui.file.save");
        assertFalse(editor.isDirty());
        assertEquals(2, slots(text(file)));
    }

    @Test
    void aLinkStaysALinkAndAFileKeepsItsPermissions(@TempDir Path elsewhere) throws Exception {
        Path real = elsewhere.resolve("real.sw");
        Files.writeString(real, "C4\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-x---"));
        IFile file = Ui.project().getFile("linked.sw");
        Files.createSymbolicLink(path(Ui.project().getFile("saved-one.sw")).resolveSibling("linked.sw"), real);
        file.refreshLocal(IResource.DEPTH_ZERO, null);
        try {
            ITextEditor editor = Ui.program(file);
            Ui.document(editor).set("D4\n");
            save(editor);
            assertFalse(editor.isDirty());
            assertTrue(Files.isSymbolicLink(path(file)));
            assertEquals("D4\n", Files.readString(real));
            assertTrue(Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS));
            assertEquals("rw-r-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
        } finally {
            Ui.page().closeAllEditors(false);
            file.delete(true, null);
        }
    }

    @Test
    void aReadOnlyRackIsNotReplaced() throws Exception {
        IFile file = rack("read-only.swsession");
        RackEditor editor = (RackEditor) IDE.openEditor(Ui.page(), file);
        editor.addSlot();
        readOnly(file, true);
        try {
            isTold(editor, "is read-only; make it writable");
            assertEquals(1, slots(text(file)));
        } finally {
            readOnly(file, false);
        }
    }

    private static void readOnly(IFile file, boolean now) throws Exception {
        ResourceAttributes attributes = file.getResourceAttributes();
        attributes.setReadOnly(now);
        file.setResourceAttributes(attributes);
    }

    @Test
    void theUiThreadHandlesEventsWhileARackIsSaved() throws Exception {
        IFile file = rack("waits.swsession");
        RackEditor editor = (RackEditor) IDE.openEditor(Ui.page(), file);
        editor.addSlot();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch event = new CountDownLatch(1);
        AtomicBoolean handled = new AtomicBoolean();
        Job job = Job.createSystem("Holding the project", monitor -> {
            held.countDown();
            try {
                handled.set(event.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        job.setRule(Ui.project());
        job.schedule();
        Ui.until("the project to be held", () -> held.getCount() == 0);
        Display.getCurrent().asyncExec(event::countDown);
        save(editor);
        assertTrue(handled.get());
        assertFalse(editor.isDirty());
        assertEquals(2, slots(text(file)));
    }
}
