// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.rack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.songwalker.session.file.SessionFile;
import org.songwalker.ui.studio.StudioService;

/** Shows the strips of a rack, one below the other. UI thread. */
final class RackPage {
    private final ScrolledComposite scroll;
    private final Composite strips;
    private final Label empty;
    private final RackModel model;
    private final StudioService studio;
    private final Supplier<List<String>> programs;
    private final List<SlotStrip> shown = new ArrayList<>();

    RackPage(Composite parent, RackModel model, StudioService studio, Supplier<List<String>> programs) {
        this.model = model;
        this.studio = studio;
        this.programs = programs;
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
        strips = new Composite(scroll, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(12, 12).spacing(0, 10).applyTo(strips);
        empty = new Label(strips, SWT.WRAP);
        empty.setText(
                "This rack has no slots yet. Rack > Add Slot adds one with the first program of this folder; a preset that is dropped here makes one of its own.");
        scroll.setContent(strips);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        show();
    }

    Control control() {
        return scroll;
    }

    /** Updates the strips to the session of the model. */
    void show() {
        SessionFile session = model.session();
        while (shown.size() > session.slots().size()) {
            shown.removeLast().dispose();
        }
        while (shown.size() < session.slots().size()) {
            SlotStrip strip = new SlotStrip(strips, shown.size(), model, studio, programs);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(strip.control());
            shown.add(strip);
        }
        for (int i = 0; i < shown.size(); i++) {
            shown.get(i).show(session.slots().get(i));
        }
        GridDataFactory.fillDefaults().grab(true, false).exclude(!shown.isEmpty()).applyTo(empty);
        empty.setVisible(shown.isEmpty());
        ((GridLayout) strips.getLayout()).numColumns = 1;
        strips.layout(true, true);
        scroll.setMinSize(strips.computeSize(SWT.DEFAULT, SWT.DEFAULT));
    }

    void setFocus() {
        if (shown.isEmpty()) {
            scroll.setFocus();
        } else {
            shown.getFirst().setFocus();
        }
    }
}
