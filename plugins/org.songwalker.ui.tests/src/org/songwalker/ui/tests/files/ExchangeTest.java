// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.Ids;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** MIDI comes in, WAV goes out. */
class ExchangeTest implements LiveListener {
    private final List<String> said = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        Ui.live().addListener(this);
    }

    @Override
    public void said(String sentence) {
        said.add(sentence);
    }

    @AfterEach
    void asItWas() {
        Ui.live().removeListener(this);
        Ui.page().closeAllEditors(false);
        Ui.page().resetPerspective();
    }

    private static void choose(Button radio) throws Exception {
        Hands.xdotool(Hands.at(radio, 8, radio.getSize().y / 2) + " click 1");
        Ui.until(radio.getText(), radio::getSelection);
    }

    private static IFile song() throws Exception {
        IFile file = Ui.file("exported.sw", "const s = Oscillator({type: 'sine'})\ntrack.instrument = s\nfor i in 0..4 { A4 /4 }\n");
        Ui.program(file);
        return file;
    }

    private static void wizard(Dialogs.Driver driver) throws Exception {
        Dialogs.answer(() -> Ui.command(Ids.EXPORT_WAV), driver);
    }

    private static void finish(Shell wizard) {
        Widgets.click(Widgets.button(wizard, "Finish"));
    }

    @Test
    void whatIsInFrontIsExportedInTheChosenFormatRateAndLength() throws Exception {
        IFile file = song();
        File wav = file.getLocation().removeFileExtension().addFileExtension("wav").toFile();
        wizard(wizard -> {
            assertEquals("Export WAV", wizard.getText());
            assertEquals("/tests/exported.sw", Widgets.labelled(wizard, "Program or session:", Text.class).getText());
            assertEquals(wav.getPath(), Widgets.labelled(wizard, "WAV file:", Text.class).getText());
            Widgets.labelled(wizard, "Format:", Combo.class).select(2);
            Widgets.labelled(wizard, "Rate:", Combo.class).select(3);
            choose(Widgets.button(wizard, "Exactly"));
            assertFalse(Widgets.button(wizard, "To the end of the song or the MIDI file").getSelection());
            Widgets.all(wizard, Text.class).stream().filter(text -> text.getText().equals("30")).findFirst().orElseThrow().setText("1.5");
            finish(wizard);
        });
        Ui.until("a sentence", () -> said.contains("exported.wav has been written, 1.5 s. The song is 2.0 s long and was cut short."));
        AudioFormat format = AudioSystem.getAudioFileFormat(wav).getFormat();
        assertEquals(96_000, format.getSampleRate());
        assertEquals(32, format.getSampleSizeInBits());
        assertEquals(AudioFormat.Encoding.PCM_FLOAT, format.getEncoding());
        assertEquals(144_000, AudioSystem.getAudioFileFormat(wav).getFrameLength());
        Files.delete(wav.toPath());
    }

    @Test
    void aLengthThatIsNoneCannotBeExported() throws Exception {
        song();
        wizard(wizard -> {
            assertTrue(Widgets.button(wizard, "Finish").isEnabled());
            Text seconds = Widgets.all(wizard, Text.class).stream().filter(text -> text.getText().equals("30")).findFirst().orElseThrow();
            seconds.setText("soon");
            assertFalse(Widgets.button(wizard, "Finish").isEnabled());
            assertTrue(Dialogs.words(wizard).contains("Choose a length above 0 and up to 86,400 seconds."), Dialogs.words(wizard));
            seconds.setText("2");
            assertTrue(Widgets.button(wizard, "Finish").isEnabled());
        });
    }

    @Test
    void theExplorerShowsNoFileThatIsBeingWritten() throws Exception {
        Path folder = Ui.project().getLocation().toPath();
        Path part = Files.createFile(folder.resolve("song.wav.part-123"));
        Files.createFile(folder.resolve("whole.wav"));
        Ui.project().refreshLocal(IResource.DEPTH_INFINITE, null);
        CommonNavigator explorer = (CommonNavigator) Ui.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        explorer.getCommonViewer().expandToLevel(Ui.project(), 1);
        Tree tree = explorer.getCommonViewer().getTree();
        Ui.until("the whole file", () -> Widgets.items(tree).stream().anyMatch(item -> item.getText().equals("whole.wav")));
        assertTrue(Widgets.items(tree).stream().noneMatch(item -> item.getText().contains(".part-")));
        Files.delete(part);
        Files.delete(folder.resolve("whole.wav"));
        Ui.project().refreshLocal(IResource.DEPTH_INFINITE, null);
    }

    @Test
    void aDoubleClickOnAMidiFileImportsIt() throws Exception {
        IFile phrase = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString("/Examples/phrase.mid"));
        CommonNavigator explorer = (CommonNavigator) Ui.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        explorer.selectReveal(new StructuredSelection(phrase));
        Tree tree = explorer.getCommonViewer().getTree();
        Ui.until("the file", () -> tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().equals("phrase.mid"));
        TreeItem item = tree.getSelection()[0];
        tree.showItem(item);
        Hands.focus(tree);
        Ui.until("the row in sight", () -> item.getBounds().height > 0
                && tree.getClientArea().contains(item.getBounds().x + 20, item.getBounds().y + item.getBounds().height / 2));
        Rectangle box = item.getBounds();
        Dialogs.answer(() -> Hands.xdotool(Hands.at(tree, box.x + 20, box.y + box.height / 2) + " click --repeat 2 --delay 60 1"),
                wizard -> {
                    assertEquals("Import MIDI", wizard.getText());
                    assertEquals(phrase.getLocation().toOSString(), Widgets.labelled(wizard, "MIDI file:", Text.class).getText());
                    assertEquals("/Examples", Widgets.labelled(wizard, "Into folder:", Text.class).getText());
                    assertTrue(Widgets.button(wizard, "Finish").isEnabled());
                });
    }
}
