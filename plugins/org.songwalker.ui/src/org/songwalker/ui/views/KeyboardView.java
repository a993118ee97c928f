// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.live.KeyTarget;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.Icons;
import org.songwalker.ui.studio.StudioService;

/**
 * The view with the on-screen keyboard. Its title says who hears the keys, of MIDI inputs too, and why nobody heard the last one. UI
 * thread, except the methods of {@link LiveListener}.
 */
public final class KeyboardView extends ViewPart implements LiveListener {
    /** Names of slots that the title lists. */
    private static final int MOST_NAMES = 3;
    private StudioService studio;
    private Piano piano;
    private volatile String unheard = "";

    @Override
    public void createPartControl(Composite parent) {
        studio = getSite().getService(StudioService.class);
        piano = new Piano(parent, studio, this::show);
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(octave("Octave Down", "octave-down", -1));
        bar.add(octave("Octave Up", "octave-up", 1));
        show();
        studio.live().addListener(this);
        piano.canvas().addListener(SWT.Dispose, event -> studio.live().removeListener(this));
    }

    private Action octave(String label, String icon, int by) {
        return new Action(label, Icons.descriptor(icon)) {
            @Override
            public void run() {
                piano.shift(by);
            }
        };
    }

    private void show() {
        String title = "Keyboard"
                + (unheard.isEmpty() ? listening(studio.live().keyTarget(), studio.live().rack(), studio.live().auditioned())
                        : ": nobody hears this key, " + unheard);
        if (!title.equals(getPartName())) {
            setPartName(title);
        }
        setTitleToolTip(title + "\nKeys " + piano.range() + "; the computer's keys A, W, S, E, D … play it, Z and X change the octave");
    }

    /** Who hears the keys, as the rest of the title. */
    static String listening(KeyTarget target, @Nullable SessionFile rack, @Nullable String preset) {
        Path file = target.program() == null ? null : target.program().getFileName();
        String slots = slots(rack);
        return switch (target.place()) {
            case RACK -> slots;
            case SONG -> slots + " (Play plays " + file + ", a song)";
            case FULL -> slots + " (the rack is too full for " + file + ")";
            case ALONE -> ": " + file + " (not in the rack)";
            case AUDITION -> ": " + preset + " (tried in Presets)";
            case OLDER -> ": " + file + " as it was before its errors (not in the rack)";
            case BROKEN -> ": " + file + " has errors, so nothing sounds";
        };
    }

    private static String slots(@Nullable SessionFile rack) {
        List<String> names = rack == null ? List.of()
                : rack.slots().stream().filter(slot -> slot.mode() == Mode.REACTIVE).map(SessionFile.Slot::name).toList();
        int more = names.size() - MOST_NAMES;
        return names.isEmpty() ? "" : ": " + String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private void showSoon() {
        if (!piano.canvas().isDisposed()) {
            piano.canvas().getDisplay().asyncExec(() -> {
                if (!piano.canvas().isDisposed()) {
                    show();
                }
            });
        }
    }

    @Override
    public void changed() {
        showSoon();
    }

    @Override
    public void unheard(String why) {
        unheard = why;
        showSoon();
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
