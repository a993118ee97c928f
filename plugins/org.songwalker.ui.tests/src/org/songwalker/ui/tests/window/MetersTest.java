// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;
import org.songwalker.ui.views.MetersView;

/** Meters keep their width; if a rack has more than fit, its slots scroll beside the master. */
class MetersTest {
    @AfterEach
    void close() {
        Ui.page().closeAllEditors(false);
    }

    private static ScrolledComposite slots(MetersView view) {
        return Widgets.one(Widgets.of(view), ScrolledComposite.class);
    }

    @Test
    void twentySlotsScrollBesideTheMaster() throws Exception {
        Ui.file("metered.sw", "C4\n");
        List<SessionFile.Slot> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(SessionFile.Slot.of("Slot " + i, "metered.sw", Mode.REACTIVE));
        }
        IFile file = Ui.file("metered.swsession", SessionJson.write(SessionFile.of(many)));
        Ui.page().activate(IDE.openEditor(Ui.page(), file));
        MetersView view = (MetersView) Ui.page().showView("org.songwalker.ui.meters");
        Ui.until("a meter for each slot", () -> Widgets.all(slots(view), Canvas.class).size() == 20);
        Composite page = Widgets.of(view);
        for (Canvas meter : Widgets.all(slots(view), Canvas.class)) {
            assertTrue(meter.getSize().x >= 72, meter.getSize().toString());
        }
        assertTrue(slots(view).getContent().getSize().x > slots(view).getClientArea().width, "the slots do not scroll");
        Canvas master = view.master().canvas();
        Rectangle seen = page.getDisplay().map(master.getParent(), page, master.getBounds());
        assertEquals(seen, seen.intersection(page.getClientArea()), "the master is cut");
        assertTrue(seen.width >= 72, seen.toString());
    }
}
