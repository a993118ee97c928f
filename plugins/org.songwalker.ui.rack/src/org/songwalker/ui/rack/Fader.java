// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.rack;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Scale;

/**
 * A slider over a range of numbers. While it moves it previews its value; it commits when it is released, so that a drag is one undoable
 * change. A double click sets zero; arrow keys move by five steps, with Shift by one. UI thread.
 */
final class Fader {
    private static final int ARROW_STEPS = 5;
    private final Scale scale;
    private final double low;
    private final double step;
    private boolean moving;
    /** True from a double click until the mouse button is released, so that the pointer does not move the slider away from zero. */
    private boolean pinned;
    /** True if the last press and release of the mouse button committed a value. */
    private boolean clickCommitted;

    /**
     * What a fader calls.
     *
     * @param begin   before the first preview
     * @param preview with each value while the fader moves
     * @param commit  after the last preview; returns true if the value differs from that before
     * @param revoke  undoes the last commit
     */
    record Effects(Runnable begin, DoubleConsumer preview, BooleanSupplier commit, Runnable revoke) {}

    /**
     * @param low   value at the left end
     * @param high  value at the right end
     * @param step  smallest change of the value
     * @param name  what a screen reader calls the fader
     * @param words formats a value for people
     */
    Fader(Composite parent, double low, double high, double step, String name, DoubleFunction<String> words, Effects effects) {
        this.low = low;
        this.step = step;
        scale = new Scale(parent, SWT.HORIZONTAL);
        scale.setMaximum((int) Math.round((high - low) / step));
        scale.setIncrement(ARROW_STEPS);
        scale.setPageIncrement(Math.max(2 * ARROW_STEPS, scale.getMaximum() / 12));
        scale.setToolTipText(name + ": drag, or double-click for " + words.apply(0) + "; with Shift the arrow keys move finely");
        accessible(name, words);
        scale.addListener(SWT.Selection, event -> {
            if (pinned) {
                scale.setSelection(steps(0));
                return;
            }
            begin(effects);
            effects.preview().accept(value());
        });
        scale.addListener(SWT.MouseDown, event -> clickCommitted &= event.count > 1);
        for (int end : new int[] {SWT.MouseUp, SWT.KeyUp, SWT.FocusOut}) {
            scale.addListener(end, event -> {
                pinned = false;
                end(effects);
            });
        }
        scale.addListener(SWT.MouseDoubleClick, event -> setZero(effects));
        scale.addListener(SWT.KeyDown, event -> moveFinely(event, effects));
    }

    private void accessible(String name, DoubleFunction<String> words) {
        scale.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }
        });
        scale.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_SLIDER;
            }

            @Override
            public void getValue(AccessibleControlEvent event) {
                event.result = words.apply(value());
            }
        });
    }

    private void begin(Effects effects) {
        if (!moving) {
            moving = true;
            effects.begin().run();
        }
    }

    private void end(Effects effects) {
        if (moving) {
            moving = false;
            clickCommitted = effects.commit().getAsBoolean();
        }
    }

    /** Sets zero; undoes what the first click of the two did, which moved the slider to the pointer. */
    private void setZero(Effects effects) {
        if (clickCommitted) {
            moving = false;
            effects.revoke().run();
        }
        pinned = true;
        begin(effects);
        effects.preview().accept(0);
        end(effects);
    }

    private void moveFinely(Event event, Effects effects) {
        int by = event.keyCode == SWT.ARROW_RIGHT || event.keyCode == SWT.ARROW_UP ? 1
                : event.keyCode == SWT.ARROW_LEFT || event.keyCode == SWT.ARROW_DOWN ? -1 : 0;
        if (by != 0 && (event.stateMask & SWT.SHIFT) != 0) {
            event.doit = false;
            begin(effects);
            scale.setSelection(scale.getSelection() + by);
            effects.preview().accept(value());
        }
    }

    private int steps(double value) {
        return (int) Math.round((value - low) / step);
    }

    double value() {
        return Math.round((low + scale.getSelection() * step) * 100) / 100.0;
    }

    void show(double value) {
        int selection = steps(value);
        if (scale.getSelection() != selection) {
            scale.setSelection(selection);
        }
    }

    Scale control() {
        return scale;
    }
}
