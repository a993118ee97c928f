// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.songwalker.ui.look.Look;

/** What the view shows in the place of an empty list: why nothing is there, and the one thing to do about it. UI thread. */
final class EmptyPage {
    private final Composite page;
    private final Label words;
    private final Link deed;
    private Runnable work = () -> {};

    EmptyPage(Composite parent) {
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 12).spacing(0, 8).applyTo(page);
        words = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(160, SWT.DEFAULT).applyTo(words);
        deed = new Link(page, SWT.NONE);
        deed.addListener(SWT.Selection, event -> work.run());
        page.addPaintListener(event -> { // the theme may have changed
            if (!Look.now().accent().equals(deed.getLinkForeground())) {
                deed.setLinkForeground(Look.now().accent());
            }
        });
    }

    Control control() {
        return page;
    }

    /** Tells why nothing was found. */
    void show(boolean read, Query query, Runnable everywhere, Runnable addLibrary) {
        String typed = query.typed().strip();
        if (!read) {
            say("Reading the preset libraries…", "", () -> {});
        } else if (!typed.isEmpty() && !(query.scope() instanceof Query.Scope.All && query.family() == null)) {
            say("No preset here has '" + typed + "' in its name, library or tags.", "Search All Libraries", everywhere);
        } else if (!typed.isEmpty()) {
            say("No preset has '" + typed + "' in its name, library or tags. Another library may have it.", "Add Library…", addLibrary);
        } else {
            switch (query.scope()) {
                case Query.Scope.Favourites favourites ->
                        say("Favourites are presets that you want at hand. Right-click a preset and choose Add to Favourites.",
                                "Show All Presets", everywhere);
                case Query.Scope.Recent recent ->
                        say("Presets that you insert or play stand here, the latest first.", "Show All Presets", everywhere);
                default -> say("There is no such instrument here.", "Show All Presets", everywhere);
            }
        }
    }

    private void say(String sentence, String label, Runnable does) {
        words.setText(sentence);
        deed.setText(label.isEmpty() ? "" : "<a>" + label + "</a>");
        deed.setVisible(!label.isEmpty());
        work = does;
        page.layout(true, true);
    }
}
