// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.songwalker.ui.Icons;
import org.songwalker.ui.studio.StudioService;

/** The view with the on-screen keyboard, which plays the slots that listen to MIDI channel 1. UI thread. */
public final class KeyboardView extends ViewPart {
    private Piano piano;

    @Override
    public void createPartControl(Composite parent) {
        StudioService studio = getSite().getService(StudioService.class);
        piano = new Piano(parent, studio);
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(octave("Octave Down", "octave-down", -1));
        bar.add(octave("Octave Up", "octave-up", 1));
        show();
    }

    private Action octave(String label, String icon, int by) {
        return new Action(label, Icons.descriptor(icon)) {
            @Override
            public void run() {
                piano.shift(by);
                show();
            }
        };
    }

    private void show() {
        setTitleToolTip("Keyboard, keys " + piano.range() + "; the rows Z to / and Q to P of the computer keyboard play it");
    }

    /** The keyboard of this view. */
    public Piano piano() {
        return piano;
    }

    @Override
    public void setFocus() {
        piano.canvas().setFocus();
    }
}
