// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.preferences;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.songwalker.runtime.music.Tuning;
import org.songwalker.ui.studio.StudioService;

/** The preference page for the pitch of A4, in tenths of a hertz. UI thread. */
public final class TuningPage extends PreferencePage implements IWorkbenchPreferencePage {
    /** Range of A4 in Hz. */
    static final double LOWEST = 220;
    static final double HIGHEST = 880;
    private static final int TENTHS = 10;
    private Spinner a4;

    @Override
    public void init(IWorkbench workbench) {
        setDescription("Programs that do not set track.tuningPitch are tuned to this A4, from their next note on.");
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(page);
        new Label(page, SWT.NONE).setText("&A4:");
        a4 = new Spinner(page, SWT.BORDER);
        a4.setDigits(1);
        a4.setMinimum((int) (LOWEST * TENTHS));
        a4.setMaximum((int) (HIGHEST * TENTHS));
        a4.setSelection((int) Math.round(Choices.tuning() * TENTHS));
        GridDataFactory.swtDefaults().applyTo(a4);
        new Label(page, SWT.NONE).setText("Hz");
        return page;
    }

    @Override
    public boolean performOk() {
        Choices.node().putDouble(Choices.A4, (double) a4.getSelection() / TENTHS);
        Choices.keep();
        PlatformUI.getWorkbench().getService(StudioService.class).live().tuning(Choices.tuning());
        return true;
    }

    @Override
    protected void performDefaults() {
        a4.setSelection((int) (Tuning.A4_HZ * TENTHS));
        super.performDefaults();
    }
}
