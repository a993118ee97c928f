// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.welcome;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.Icons;
import org.songwalker.ui.Ids;
import org.songwalker.ui.look.Fonts;
import org.songwalker.ui.look.Look;
import org.songwalker.ui.recent.Recents;

/** The content of the welcome page. UI thread, except {@link #changed}. */
final class WelcomePage implements LiveListener {
    private static final int MARGIN = 32;
    private static final int GAP = 16;
    private static final int SHOWN = 6;
    private final FirstSteps steps;
    private final Fonts fonts;
    private final Card key;
    private final Card song;

    WelcomePage(Composite parent, FirstSteps steps) {
        this.steps = steps;
        ScrolledComposite scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        fonts = Fonts.of(scroll);
        Composite page = ground(scroll);
        GridLayoutFactory.fillDefaults().margins(MARGIN, 16).spacing(0, 6).applyTo(page);
        fill(new Words(page, "SongWalker Studio", fonts.headline(), Look::strong), 0);
        fill(new Words(page,
                "Every slot of a rack is a small program that runs again at every key you press: write a few lines, play, and hear "
                        + "what they do.",
                fonts.text(), Look::text), 0);
        Composite cards = ground(page);
        GridLayoutFactory.fillDefaults().numColumns(3).equalWidth(true).spacing(GAP, GAP).applyTo(cards);
        fill(cards, 8);
        key = card(cards, "Play a key now",
                "One key becomes a pattern: the arpeggiator of the first rack listens. Then play on, with the mouse or "
                        + "with the letter keys.",
                "Play a Key", steps::playKey);
        song = new Card(cards, fonts, "Play an example song",
                "Evening Walk: a melody, chords, bass and drums in forty lines. Change one while it plays.",
                () -> steps.live().playing() ? "Stop" : "Play the Song", steps::playSong);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(song);
        card(cards, "Make my own", "A program of three lines that sounds at once. Every word is explained while you type.", "New Program",
                steps::makeMyOwn);
        columns(page);
        scroll.setContent(page);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        scroll.addListener(SWT.Resize, event -> scroll.setMinHeight(page.computeSize(scroll.getClientArea().width, SWT.DEFAULT).y));
        steps.live().addListener(this);
        page.addListener(SWT.Dispose, event -> steps.live().removeListener(this));
    }

    private Card card(Composite cards, String title, String text, String label, Runnable work) {
        Card card = new Card(cards, fonts, title, text, () -> label, work);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(card);
        return card;
    }

    /** A composite that draws the page's ground, whatever colour the platform's style sheets give it. */
    private static Composite ground(Composite parent) {
        Composite ground = new Composite(parent, SWT.NONE);
        ground.addPaintListener(event -> {
            event.gc.setBackground(Look.now().code());
            event.gc.fillRectangle(ground.getClientArea());
        });
        return ground;
    }

    private static void fill(Composite part, int above) {
        GridDataFactory.fillDefaults().grab(true, false).indent(0, above).applyTo(part);
    }

    private void columns(Composite page) {
        Composite columns = ground(page);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(MARGIN, 0).applyTo(columns);
        fill(columns, GAP);
        Composite left = column(columns, "Opened lately");
        List<IFile> recent = Recents.files();
        LocalResourceManager icons = new LocalResourceManager(JFaceResources.getResources(), page);
        for (IFile file : recent.subList(0, Math.min(SHOWN, recent.size()))) {
            String icon = Ids.PROGRAM.equals(file.getFileExtension()) ? "program" : "session";
            fill(new FileLine(left, fonts, file, icons.create(Icons.descriptor(icon)), () -> steps.open(file)), 0);
        }
        if (recent.isEmpty()) {
            fill(new Words(left, "Nothing yet. The examples are in the Project Explorer on the left.", fonts.text(), Look::text), 4);
        }
        Composite right = column(columns, "What is new");
        for (String line : news()) {
            fill(new Words(right, "•  " + line, fonts.text(), Look::text), 3);
        }
    }

    private Composite column(Composite columns, String title) {
        Composite column = ground(columns);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(column);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(column);
        fill(new Words(column, title, fonts.title(), Look::strong), 0);
        return column;
    }

    private static List<String> news() {
        try (InputStream in = WelcomePage.class.getResourceAsStream("new.txt")) {
            return in == null ? List.of() : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            ILog.of(WelcomePage.class).warn("What is new cannot be read.", e);
            return List.of();
        }
    }

    /** The card of the song says what its button does now. Called on any thread. */
    @Override
    public void changed() {
        if (!song.isDisposed()) {
            song.getDisplay().asyncExec(() -> {
                if (!song.isDisposed()) {
                    song.redraw();
                }
            });
        }
    }

    void setFocus() {
        key.setFocus();
    }
}
