// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.runtime.Mode;
import org.songwalker.session.Problem;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.editor.Language;
import org.songwalker.ui.studio.MemoryShortage;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Markers;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;
import org.songwalker.ui.unsaved.UnsavedTexts;

/** Work that runs out of memory ends with one sentence, and the next work of its kind succeeds. */
class MemoryShortageTest implements LiveListener {
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<Path> compiled = new CopyOnWriteArrayList<>();
    private final AtomicBoolean full = new AtomicBoolean(true);
    private final List<Shell> windows = List.of(Display.getCurrent().getShells());

    @BeforeEach
    void listen() {
        Ui.live().addListener(this);
    }

    @AfterEach
    void asItWas() throws Exception {
        Ui.live().removeListener(this);
        Ui.page().closeAllEditors(false);
        Ui.panic();
    }

    @Override
    public void said(String sentence) {
        said.add(sentence);
    }

    @Override
    public void problems(Path source, List<Problem> problems) {
        if (source.endsWith("large.sw")) {
            runOut();
            compiled.add(source);
        }
    }

    /** The first caller finds no memory, later ones do. */
    private void runOut() {
        if (full.getAndSet(false)) {
            throw new OutOfMemoryError("put in by a test");
        }
    }

    private void untilSaid() throws Exception {
        Ui.until("the sentence", () -> said.contains(MemoryShortage.sentence()));
        assertFalse(full.get());
        assertEquals(null, Dialogs.beside(windows), "no dialog asks anything");
    }

    @Test
    void aJobOfThePlatform() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Job job = Job.create("Filling memory", (IProgressMonitor monitor) -> {
            runOut();
            done.set(true);
        });
        job.setUser(true);
        job.schedule();
        untilSaid();
        Ui.until("its end", () -> job.getResult() != null);
        assertFalse(done.get());
        job.schedule();
        Ui.until("the next one", done::get);
    }

    @Test
    void theUiThread() throws Exception {
        Display display = Display.getCurrent();
        AtomicBoolean done = new AtomicBoolean();
        Runnable work = () -> {
            runOut();
            done.set(true);
        };
        display.asyncExec(work);
        untilSaid();
        display.asyncExec(work);
        Ui.until("the next one", done::get);
    }

    @Test
    void aButton() throws Exception {
        AtomicBoolean pressed = new AtomicBoolean();
        Shell shell = new Shell(Ui.window().getShell());
        Button button = new Button(shell, SWT.PUSH);
        button.addListener(SWT.Selection, event -> {
            runOut();
            pressed.set(true);
        });
        Display.getCurrent().asyncExec(() -> Widgets.click(button));
        untilSaid();
        assertFalse(pressed.get());
        Display.getCurrent().asyncExec(() -> Widgets.click(button));
        Ui.until("the next press", pressed::get);
        shell.dispose();
    }

    @Test
    void aThreadThatHandlesNothing() throws Exception {
        Thread.ofPlatform().start(this::runOut);
        untilSaid();
    }

    @Test
    void aProgramThatIsCompiledForItsSlot() throws Exception {
        full.set(false);
        IFile program = Ui.file("large.sw", "C4\n");
        var loaded = Ui.live()
                .rack(SessionFile.of(List.of(SessionFile.Slot.of("One", "large.sw", Mode.REACTIVE))),
                        program.getLocation().toPath().getParent());
        Ui.until("the rack", loaded::isDone);
        compiled.clear();
        full.set(true);
        Ui.file("large.sw", "D4\n");
        untilSaid();
        assertEquals(List.of(), compiled);
        Ui.file("large.sw", "E4\n");
        Ui.until("the next text", () -> compiled.size() == 1);
    }

    @Test
    void aRender() throws Exception {
        IFile program = Ui.file("rendered-large.sw", "const s = Oscillator({type: 'sine'})\ntrack.instrument = s\nC4 /4\n");
        File wav = program.getLocation().removeFileExtension().addFileExtension("wav").toFile();
        IProgressMonitor monitor = new NullProgressMonitor() {
            @Override
            public boolean isCanceled() {
                runOut();
                return false;
            }
        };
        assertEquals(MemoryShortage.sentence(), Ui.launched("render", program, monitor).getMessage());
        untilSaid();
        assertFalse(wav.exists());
        assertEquals(List.of(), List.of(wav.getParentFile().list((folder, name) -> name.startsWith("rendered-large.wav"))));
        assertTrue(Ui.launched("render", program, monitor).isOK());
        assertTrue(wav.delete());
    }

    @Test
    void aCheckOfTheLanguageServer() throws Exception {
        IFile program = Ui.file("checked.sw", "const piano = loadPreset(\"Nowhere/Piano\")\nC4\n)\n");
        Ui.program(program);
        Markers.until(program, 3);
        Language language = PlatformUI.getWorkbench().getService(Language.class);
        language.presets(new PresetCatalog() {
            @Override
            public Resolution resolve(String name) {
                runOut();
                return new Unknown();
            }

            @Override
            public List<Entry> entries() {
                runOut();
                return List.of();
            }
        });
        untilSaid();
        ITextEditor editor = Ui.program(program);
        Ui.document(editor).set("C4\n\n\n)\n");
        Markers.until(program, 4);
        language.presets(Ui.live().catalog().get());
    }

    @Test
    void theCopyOfAnUnsavedTextIsTriedAgain() throws Exception {
        IFile file = Ui.file("kept-large.sw", "C4\n");
        UnsavedTexts texts = PlatformUI.getWorkbench().getService(UnsavedTexts.class);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString("/tests/kept-large.sw".getBytes());
        Path copy = Platform.getStateLocation(Platform.getBundle("org.songwalker.ui")).append("unsaved").append(name + ".txt").toPath();
        texts.changed(file, () -> {
            runOut();
            return "// kept\n";
        });
        Ui.until("a copy", () -> Files.exists(copy));
        assertFalse(full.get());
        assertEquals("// kept\n", Files.readString(copy));
        texts.clean(file);
    }
}
