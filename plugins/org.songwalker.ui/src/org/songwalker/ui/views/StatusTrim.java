// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import java.util.Locale;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.songwalker.session.live.Figures;
import org.songwalker.ui.studio.StudioService;

/**
 * Shows the measured figures of the live session in the status bar: output, voices, CPU and drops. Updates them four times a second. UI
 * thread.
 */
public final class StatusTrim extends WorkbenchWindowControlContribution {
    private static final int PERIOD_MILLIS = 250;
    private Label label;
    private StudioService studio;

    @Override
    protected Control createControl(Composite parent) {
        studio = PlatformUI.getWorkbench().getService(StudioService.class);
        Composite box = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 2).applyTo(box);
        label = new Label(box, SWT.NONE);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, true).hint(330, SWT.DEFAULT).applyTo(label);
        tick();
        return box;
    }

    /** The figures as text; short, because the messages beside them need the room. */
    static String text(Figures figures) {
        return String.format(Locale.ROOT, "%s   voices %d   CPU %.0f %%   drops %d",
                figures.output().isEmpty() ? "no audio output" : figures.output().replaceFirst("^(\\d+)000 Hz, .*, ", "$1 kHz, "),
                figures.voices(), 100 * figures.load(), figures.drops().total());
    }

    private static String explanation(Figures figures) {
        String output = figures.sentence().isEmpty() ? "Audio output: " + figures.output() : figures.sentence();
        return output + "\nThen: sounding voices, rendering time as a share of the playing time, and losses: " + figures.drops().text();
    }

    private void tick() {
        if (label.isDisposed()) {
            return;
        }
        Figures figures = studio.live().figures();
        String text = text(figures);
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
        String explanation = explanation(figures);
        if (!explanation.equals(label.getToolTipText())) {
            label.setToolTipText(explanation);
        }
        label.getDisplay().timerExec(PERIOD_MILLIS, this::tick);
    }
}
