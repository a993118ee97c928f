// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.songwalker.session.live.LiveSession;
import org.songwalker.ui.preferences.Choices;
import org.songwalker.ui.rack.RackEditor;
import org.songwalker.ui.tests.workbench.Markers;
import org.songwalker.ui.tests.workbench.SoundFile;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.views.KeyboardView;
import org.songwalker.ui.views.MetersView;

/** From the on-screen keyboard through the rack to the samples that the sound device plays. */
@EnabledIfEnvironmentVariable(named = SoundFile.VARIABLE, matches = ".+", disabledReason = "needs a sound device that writes a file, as releng/verify sets up")
class DeviceTest {
    private static final double C4_HZ = 261.63;
    private final IFile program = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString("/Examples/arpeggiator.sw"));
    private final IFile rack = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString("/Examples/first-rack.swsession"));
    private LiveSession live;
    private RackEditor slots;
    private ITextEditor editor;
    private String before;

    @BeforeEach
    void theExamplesArpeggiatorIsInTheSlot() throws Exception {
        live = Ui.live();
        before = Files.readString(program.getLocation().toPath());
        var opened = live.devices(Choices.audio());
        Ui.until("the device", opened::isDone);
        assertEquals("", opened.get());
        slots = (RackEditor) IDE.openEditor(Ui.page(), rack);
        Ui.page().activate(slots);
        Ui.until("the rack with one slot", () -> live.rack() != null && live.rack().slots().size() == 1
                && live.rack().slots().getFirst().source().equals("arpeggiator.sw"));
        editor = Ui.program(program);
    }

    @AfterEach
    void asItWas() throws Exception {
        key(SWT.KeyUp);
        write(before);
        Ui.close(editor);
        Ui.panic();
    }

    private static KeyboardView keyboard() throws Exception {
        return (KeyboardView) Ui.page().showView("org.songwalker.ui.keyboard");
    }

    /** The key Z is middle C. */
    private static void key(int type) throws Exception {
        Event event = new Event();
        event.keyCode = 'a';
        event.character = 'a';
        keyboard().piano().canvas().notifyListeners(type, event);
    }

    /** Replaces the text in the editor and saves it. */
    private void write(String text) throws Exception {
        Ui.document(editor).set(text);
        editor.doSave(new NullProgressMonitor());
        var settled = live.background(() -> true); // the saved program is compiled before on the same thread
        Ui.until("the program in the slot", settled::isDone);
    }

    @Test
    void aKeySoundsLightsTheLampAndMovesTheMeter() throws Exception {
        Ui.until("a silent device", SoundFile::silent);
        MetersView meters = (MetersView) Ui.page().showView("org.songwalker.ui.meters");
        Ui.until("a meter at rest", () -> meters.master().text().equals("silence left, silence right"));
        key(SWT.KeyDown);
        assertTrue(live.lamp(0));
        Ui.until("the meter to move", () -> meters.master().text().matches("-[0-9.]+ dB left, -[0-9.]+ dB right"));
        Ui.until("sound on the device", SoundFile::sounds);
    }

    @Test
    void aSavedEditChangesTheNextNoteAndABrokenOneDoesNot() throws Exception {
        String arpeggio = before.replaceFirst("loadPreset\\(.*\\)", "Oscillator({type: 'sine'})")
                .replaceFirst("\\[0, 4, 7, 12, 7, 4]", "[0]");
        write(arpeggio);
        key(SWT.KeyDown);
        Ui.until("middle C on the device", () -> near(C4_HZ, SoundFile.frequency()));
        key(SWT.KeyUp);
        Ui.until("silence", SoundFile::silent);

        write(arpeggio.replace("[0]", "[12]"));
        key(SWT.KeyDown);
        Ui.until("an octave above", () -> near(2 * C4_HZ, SoundFile.frequency()));
        key(SWT.KeyUp);
        Ui.until("silence", SoundFile::silent);

        write("// Broken in the second line.\n)\n" + arpeggio);
        Markers.until(program, 2);
        key(SWT.KeyDown);
        Ui.until("the old octave", () -> near(2 * C4_HZ, SoundFile.frequency()));
    }

    private static boolean near(double wanted, double hertz) {
        return Math.abs(hertz - wanted) < wanted * 0.01;
    }
}
