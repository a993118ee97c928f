// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.studio.StudioService;

/** Shows a level meter for each slot of the rack and one for the master. UI thread, except {@link #changed}. */
public final class MetersView extends ViewPart implements LiveListener {
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
        List<String> titles = new ArrayList<>(names);
        titles.add("Master");
        GridLayoutFactory.swtDefaults().numColumns(titles.size()).equalWidth(true).spacing(8, 2).applyTo(page);
        for (int i = 0; i < titles.size(); i++) {
            int slot = i;
            boolean sum = i == names.size();
            LevelMeter meter = new LevelMeter(page, "Level of " + titles.get(i),
                    sum ? studio.live()::master : () -> studio.live().meter(slot));
            GridDataFactory.fillDefaults().grab(true, true).hint(40, 80).applyTo(meter.canvas());
            master = sum ? meter : master;
        }
        for (String title : titles) {
            Label label = new Label(page, SWT.CENTER);
            label.setText(title);
            label.setToolTipText(title);
            GridDataFactory.fillDefaults().grab(true, false).hint(40, SWT.DEFAULT).applyTo(label);
        }
        page.layout(true, true);
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
