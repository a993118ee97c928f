// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.preferences;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.songwalker.engine.device.Devices;
import org.songwalker.engine.device.OutputDevice;
import org.songwalker.session.live.Figures;
import org.songwalker.session.live.LiveSession;
import org.songwalker.ui.studio.StudioService;

/**
 * The preference page for the audio output and its buffer. Apply opens the device at once, and the page shows what was opened. UI thread.
 */
public final class AudioPage extends PreferencePage implements IWorkbenchPreferencePage {
    private static final String USUAL = "System default";
    private static final List<Integer> BLOCKS = List.of(64, 128, 256, 512, 1024, 2048);
    private DeviceChoice device;
    private Combo block;
    private Label opened;

    @Override
    public void init(IWorkbench workbench) {
        setDescription("Where the sound goes. A larger buffer is safer, a smaller one answers faster.");
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
        new Label(page, SWT.NONE).setText("Audio &output:");
        device = new DeviceChoice(page, USUAL, Choices.audio().device());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(device.control());
        new Label(page, SWT.NONE).setText("&Buffer:");
        block = new Combo(page, SWT.READ_ONLY);
        block.setItems(BLOCKS.stream()
                .map(frames -> frames + " frames, " + Math.round(frames / LiveSession.SAMPLE_RATE * 10_000) / 10.0 + " ms")
                .toArray(String[]::new));
        block.select(Math.max(0, BLOCKS.indexOf(Choices.audio().block())));
        new Label(page, SWT.NONE).setText("Opened:");
        opened = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(380, SWT.DEFAULT).applyTo(opened);
        Button tone = new Button(page, SWT.PUSH);
        tone.setText("Play &Test Tone");
        GridDataFactory.swtDefaults().span(2, 1).applyTo(tone);
        tone.addListener(SWT.Selection,
                event -> studio().live()
                        .playSong(Path.of("test-tone").toAbsolutePath(),
                                "const tone = Oscillator({type: 'sine'})\ntrack.instrument = tone\nA4 *60 /1\n"));
        show();
        listDevices();
        return page;
    }

    /** Lists the devices in the background, because some drivers take long to answer. */
    private void listDevices() {
        studio().live()
                .background(() -> new Devices().outputs().stream().map(OutputDevice::name).toList())
                .thenAccept(names -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> device.show(names)));
    }

    private void show() {
        if (!opened.isDisposed()) {
            Figures figures = studio().live().figures();
            opened.setText(figures.sentence().isEmpty() ? figures.output() : figures.sentence());
            opened.requestLayout();
        }
    }

    private static StudioService studio() {
        return PlatformUI.getWorkbench().getService(StudioService.class);
    }

    @Override
    public boolean performOk() {
        Choices.node().put(Choices.DEVICE, device.name());
        Choices.node().putInt(Choices.BLOCK, BLOCKS.get(Math.max(0, block.getSelectionIndex())));
        Choices.keep();
        studio().live().devices(Choices.audio()).thenAccept(sentence -> PlatformUI.getWorkbench().getDisplay().asyncExec(this::show));
        return true;
    }

    @Override
    protected void performDefaults() {
        device.selectUsual();
        block.select(BLOCKS.indexOf(Choices.USUAL_BLOCK));
        super.performDefaults();
    }
}
