// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.trace.Meter;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.studio.StudioService;

/**
 * Shows a level meter for each slot of the rack, which scroll if there are many, and at their right one for the master. UI thread, except
 * {@link #changed}.
 */
public final class MetersView extends ViewPart implements LiveListener {
    /** Pixels of a meter. */
    private static final int WIDTH = 72;
    private StudioService studio;
    private Composite page;
    private List<String> shown = List.of();
    private LevelMeter master;

    @Override
    public void createPartControl(Composite parent) {
        studio = getSite().getService(StudioService.class);
        page = new Composite(parent, SWT.NONE);
        build(names());
        studio.live().addListener(this);
        page.addListener(SWT.Dispose, event -> studio.live().removeListener(this));
    }

    private List<String> names() {
        SessionFile rack = studio.live().rack();
        return rack == null ? List.of() : rack.slots().stream().map(SessionFile.Slot::name).toList();
    }

    private void build(List<String> names) {
        shown = names;
        for (var child : page.getChildren()) {
            child.dispose();
        }
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(page);
        ScrolledComposite scroll = new ScrolledComposite(page, SWT.H_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        GridDataFactory.fillDefaults().grab(true, true).exclude(names.isEmpty()).applyTo(scroll);
        Composite slots = new Composite(scroll, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(Math.max(1, names.size())).equalWidth(true).spacing(8, 0).applyTo(slots);
        for (int i = 0; i < names.size(); i++) {
            int slot = i;
            meter(slots, names.get(i), () -> studio.live().meter(slot));
        }
        scroll.setContent(slots);
        scroll.setMinSize(slots.computeSize(SWT.DEFAULT, SWT.DEFAULT));
        Composite sum = new Composite(page, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(sum);
        GridDataFactory.fillDefaults().grab(names.isEmpty(), true).applyTo(sum);
        master = meter(sum, "Master", studio.live()::master);
        page.layout(true, true);
    }

    /** A meter over its title, never narrower than its scale and two bars. */
    private static LevelMeter meter(Composite parent, String title, Supplier<@Nullable Meter> source) {
        Composite column = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(column);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(column);
        LevelMeter meter = new LevelMeter(column, "Level of " + title, source);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, 80).applyTo(meter.canvas());
        Label label = new Label(column, SWT.CENTER);
        label.setText(title);
        label.setToolTipText(title);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
        return meter;
    }

    @Override
    public void changed() {
        List<String> names = names();
        if (!page.isDisposed()) {
            page.getDisplay().asyncExec(() -> {
                if (!page.isDisposed() && !names.equals(shown)) {
                    build(names);
                }
            });
        }
    }

    /** The meter of the master. */
    public LevelMeter master() {
        return master;
    }

    @Override
    public void setFocus() {
        page.setFocus();
    }
}
