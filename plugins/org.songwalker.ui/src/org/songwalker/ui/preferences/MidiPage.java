// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.preferences;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.songwalker.midi.MidiInputs;
import org.songwalker.ui.studio.StudioService;

/** The preference page for the MIDI input that plays the rack. UI thread. */
public final class MidiPage extends PreferencePage implements IWorkbenchPreferencePage {
    private static final String ALL = "Every input";
    private DeviceChoice input;
    private Label opened;

    @Override
    public void init(IWorkbench workbench) {
        setDescription("The keyboard or controller that plays the rack. Each slot listens to its own channel.");
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
        new Label(page, SWT.NONE).setText("MIDI &input:");
        input = new DeviceChoice(page, ALL, Choices.audio().midiIn());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(input.control());
        new Label(page, SWT.NONE).setText("Opened:");
        opened = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(opened);
        listOpened();
        studio().live()
                .background(() -> new MidiInputs().inputs())
                .thenAccept(names -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> input.show(names)));
        return page;
    }

    /** Asks for the open inputs in the background: the answer waits while the session opens or closes one. */
    private void listOpened() {
        studio().live()
                .background(studio().live()::midiInputs)
                .thenAccept(names -> PlatformUI.getWorkbench().getDisplay().asyncExec(() -> show(names)));
    }

    private void show(List<String> names) {
        if (!opened.isDisposed()) {
            opened.setText(names.isEmpty() ? "none is connected" : String.join(", ", names));
            opened.requestLayout();
        }
    }

    private static StudioService studio() {
        return PlatformUI.getWorkbench().getService(StudioService.class);
    }

    @Override
    public boolean performOk() {
        Choices.node().put(Choices.MIDI_IN, input.name());
        Choices.keep();
        studio().live().devices(Choices.audio());
        listOpened();
        return true;
    }

    @Override
    protected void performDefaults() {
        input.selectUsual();
        super.performDefaults();
    }
}
