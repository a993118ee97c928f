// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.songwalker.ui.look.Look;
import org.songwalker.ui.studio.StudioService;

/**
 * A piano keyboard of four octaves, played with the mouse and the computer's keys. The mouse plays louder the lower on a key it presses. UI
 * thread.
 */
public final class Piano {
    private static final int OCTAVES = 4;
    private static final int KEY_VELOCITY = 100;
    private static final String[] NAMES = {"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};
    private final Canvas canvas;
    private final StudioService studio;
    private final Runnable shifted;
    private final BitSet down = new BitSet(128);
    private final Map<Integer, Integer> typed = new HashMap<>();
    private int lowest = 48;
    private int dragged = -1;

    /** @param shifted called after the keyboard moved to another octave */
    Piano(Composite parent, StudioService studio, Runnable shifted) {
        this.studio = studio;
        this.shifted = shifted;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.addPaintListener(event -> paint(event.gc));
        canvas.addListener(SWT.MouseDown, event -> {
            canvas.setFocus();
            drag(event);
        });
        canvas.addListener(SWT.MouseMove, event -> {
            if (dragged >= 0) {
                drag(event);
            }
        });
        canvas.addListener(SWT.MouseUp, event -> lift());
        canvas.addListener(SWT.KeyDown, this::keyDown);
        canvas.addListener(SWT.KeyUp, this::keyUp);
        canvas.addListener(SWT.FocusOut, event -> allUp()); // also redraws, without the letters
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.Traverse,
                event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        canvas.addListener(SWT.Dispose, event -> allUp());
        accessible();
    }

    private void accessible() {
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = "Piano keyboard, " + range();
            }

            @Override
            public void getHelp(AccessibleEvent event) {
                event.result = "The keys A to apostrophe and the row above play; Z and X change the octave.";
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_CANVAS;
            }

            @Override
            public void getValue(AccessibleControlEvent event) {
                event.result = down.isEmpty() ? "no key down" : down.stream().mapToObj(Piano::name).collect(Collectors.joining(", "));
            }
        });
    }

    /** The control to lay out. */
    public Canvas canvas() {
        return canvas;
    }

    /** Name of a MIDI key, for example C4 for 60. */
    public static String name(int key) {
        return NAMES[key % 12] + (key / 12 - 1);
    }

    /** The lowest and the highest key, for example {@code C3 to C7}. */
    String range() {
        return name(lowest) + " to " + name(lowest + 12 * OCTAVES);
    }

    /** Moves the keyboard by octaves, positive ones up; stops at the ends of the MIDI range. */
    void shift(int octaves) {
        lowest = Math.clamp(lowest + 12L * octaves, 0, 127 - 12 * OCTAVES - 7);
        canvas.redraw();
        shifted.run();
    }

    private PianoLayout layout() {
        Rectangle area = canvas.getClientArea();
        return new PianoLayout(lowest, OCTAVES, area.width, area.height);
    }

    private void drag(Event event) {
        PianoLayout layout = layout();
        int key = layout.keyAt(event.x, event.y);
        if (key != dragged) {
            lift();
            if (key >= 0) {
                dragged = key;
                press(key, (int) Math.clamp(Math.round(40 + 87.0 * event.y / layout.bounds(key).height), 1, 127));
            }
        }
    }

    private void lift() {
        if (dragged >= 0) {
            release(dragged);
            dragged = -1;
        }
    }

    private void keyDown(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) != 0) {
            return;
        }
        switch (event.keyCode) {
            case SWT.PAGE_UP, KeyMap.OCTAVE_UP -> shift(1);
            case SWT.PAGE_DOWN, KeyMap.OCTAVE_DOWN -> shift(-1);
            default -> KeyMap.semitone((char) event.keyCode).ifPresent(semitone -> {
                int key = lowest + 12 + semitone;
                if (typed.putIfAbsent(event.keyCode, key) == null) { // a held key is reported again and again
                    press(key, KEY_VELOCITY);
                }
            });
        }
    }

    private void keyUp(Event event) {
        Integer key = typed.remove(event.keyCode);
        if (key != null) {
            release(key);
        }
    }

    private void press(int key, int velocity) {
        down.set(key);
        studio.live().key(key, velocity);
        canvas.redraw();
    }

    private void release(int key) {
        down.clear(key);
        studio.live().key(key, 0);
        canvas.redraw();
    }

    /** Releases every key, for example if the keyboard loses the focus. */
    void allUp() {
        typed.clear();
        dragged = -1;
        for (int key = down.nextSetBit(0); key >= 0; key = down.nextSetBit(key + 1)) {
            studio.live().key(key, 0);
        }
        down.clear();
        if (!canvas.isDisposed()) {
            canvas.redraw();
        }
    }

    private void paint(GC gc) {
        PianoLayout layout = layout();
        for (int pass = 0; pass < 2; pass++) {
            for (int key = lowest; key < lowest + layout.keys(); key++) {
                if (PianoLayout.black(key) == (pass == 1)) {
                    paint(gc, layout.bounds(key), key);
                }
            }
        }
        if (canvas.isFocusControl()) {
            gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
            gc.setLineWidth(2);
            gc.drawRectangle(1, 1, layout.width() - 2, layout.height() - 2);
        }
    }

    private void paint(GC gc, Rectangle place, int key) {
        boolean black = PianoLayout.black(key);
        Color colour = down.get(key) ? Look.DARK.accent() : black ? Look.DARK.code() : Look.LIGHT.panel();
        gc.setBackground(colour);
        gc.fillRectangle(place);
        gc.setForeground(Look.DARK.quiet());
        gc.drawRectangle(place.x, -1, place.width, place.height);
        if (key % 12 == 0) {
            gc.setForeground(Look.LIGHT.text());
            gc.drawText(name(key), place.x + 4, place.height - gc.getFontMetrics().getHeight() - 3, true);
        }
        String letter = canvas.isFocusControl() ? KeyMap.letter(key - lowest - 12) : "";
        if (!letter.isEmpty()) {
            gc.setForeground(black && !down.get(key) ? Look.DARK.strong() : Look.LIGHT.text());
            int lines = key % 12 == 0 ? 2 : 1;
            gc.drawText(letter, place.x + (place.width - gc.textExtent(letter).x) / 2,
                    place.height - lines * gc.getFontMetrics().getHeight() - 3, true);
        }
    }
}
