// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** What plays is seen in the tool bar: the lit Play button, and bar, beat, tempo and time beside it. */
class PlayStateTest {
    private ITextEditor editor;
    private ToolBar bar;

    @BeforeEach
    void open() throws Exception {
        editor = Ui.program(Ui.file("state.sw",
                "const s = Oscillator({type: 'sine'})\ntrack.beatsPerMinute = 240\ntrack.instrument = s\nfor i in 0..64 { C4 /4 }\n"));
        bar = Widgets.all(Ui.window().getShell(), ToolBar.class)
                .stream()
                .filter(each -> List.of(each.getItems()).stream().anyMatch(item -> item.getText().equals("Panic")))
                .findFirst()
                .orElseThrow();
        Hands.focus(editor.getAdapter(ITextViewer.class).getTextWidget());
    }

    @AfterEach
    void quiet() throws Exception {
        Ui.panic();
        Ui.page().closeAllEditors(false);
    }

    private ToolItem button(String label) {
        return List.of(bar.getItems()).stream().filter(item -> item.getText().equals(label)).findFirst().orElseThrow();
    }

    private void click(String label) throws Exception {
        Rectangle place = button(label).getBounds();
        Hands.xdotool(Hands.at(bar, place.x + place.width / 2, place.y + place.height / 2) + " click 1");
    }

    private String shown() {
        return (String) display().getData("text");
    }

    private Canvas display() {
        return Widgets.all(Ui.window().getShell(), Canvas.class)
                .stream()
                .filter(canvas -> canvas.getData("text") != null)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void playIsLitWhileSomethingPlaysAndThePositionRuns() throws Exception {
        assertEquals("–:–", shown());
        click("Play");
        Ui.until("the lit button", button("Play")::getSelection);
        Set<String> beats = new HashSet<>();
        List<Integer> widths = new ArrayList<>();
        Ui.until("the second bar", () -> {
            beats.add(shown().replaceAll(" .*", ""));
            widths.add(display().getSize().x);
            return shown().startsWith("2:");
        });
        assertTrue(beats.containsAll(Set.of("1:2", "1:3", "1:4")), beats.toString());
        assertTrue(shown().matches("2:\\d   240\\.0 bpm   4/4   0:0\\d"), shown());
        assertEquals(1, Set.copyOf(widths).size(), "the display keeps its width");
        click("Stop");
        Ui.until("the button to go out", () -> !button("Play").getSelection());
        Ui.until("no position", () -> shown().equals("–:–"));
    }

    @Test
    void panicPutsTheLightOutToo() throws Exception {
        click("Play");
        Ui.until("the lit button", button("Play")::getSelection);
        click("Panic");
        Ui.until("the button to go out", () -> !button("Play").getSelection() && shown().equals("–:–"));
    }

    @Test
    void nothingIsPaintedWhileNothingPlaysAndAtMostSixtyTimesASecondOtherwise() throws Exception {
        AtomicInteger paints = new AtomicInteger();
        Canvas display = display();
        Listener counts = event -> paints.incrementAndGet();
        display.addListener(SWT.Paint, counts);
        click("Play");
        long start = System.nanoTime();
        Ui.until("two bars", () -> shown().startsWith("3:"));
        double seconds = (System.nanoTime() - start) / 1e9;
        assertTrue(paints.get() > 4 && paints.get() < 60 * seconds, paints + " paints in " + seconds + " s");
        click("Stop");
        Ui.until("no position", () -> shown().equals("–:–"));
        Hands.xdotool(Hands.at(editor.getAdapter(ITextViewer.class).getTextWidget(), 200, 200)); // no tooltip, no button under the mouse
        AtomicInteger before = new AtomicInteger(-1);
        AtomicLong since = new AtomicLong();
        Ui.until("a second without a paint", () -> {
            if (paints.get() != before.getAndSet(paints.get())) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > 1_000_000_000;
        });
        display.removeListener(SWT.Paint, counts);
    }
}
