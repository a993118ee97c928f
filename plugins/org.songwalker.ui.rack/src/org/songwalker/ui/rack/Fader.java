// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.rack;

import java.util.function.DoubleConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Scale;

/**
 * A slider over a range of numbers. While it moves it previews, when it is let go it commits: a drag is one step. A double click goes to the
 * neutral value, Shift with the wheel or an arrow key moves finely.
 */
final class Fader {
    private final Scale scale;
    private final double low;
    private final double step;
    private boolean moving;

    /** What a fader does. */
    record Effects(Runnable begin, DoubleConsumer preview, Runnable commit) { }

    Fader(Composite parent, double low, double high, double step, double neutral, String name, Effects effects) {
        this.low = low;
        this.step = step;
        scale = new Scale(parent, SWT.HORIZONTAL);
        scale.setMaximum((int) Math.round((high - low) / step));
        scale.setIncrement(Math.max(1, (int) Math.round(1 / step / 2)));
        scale.setPageIncrement(Math.max(1, (int) Math.round(6 / step)));
        scale.setToolTipText(name + ": drag, or double-click for " + (neutral == 0 ? "0" : neutral));
        scale.getAccessible().addAccessibleListener(new org.eclipse.swt.accessibility.AccessibleAdapter() {
            @Override
            public void getName(org.eclipse.swt.accessibility.AccessibleEvent event) {
                event.result = name;
            }
        });
        scale.addListener(SWT.Selection, event -> {
            if (!moving) {
                moving = true;
                effects.begin().run();
            }
            effects.preview().accept(value());
        });
        for (int end : new int[] {SWT.MouseUp, SWT.KeyUp, SWT.FocusOut}) {
            scale.addListener(end, event -> end(effects));
        }
        scale.addListener(SWT.MouseDoubleClick, event -> {
            effects.begin().run();
            effects.preview().accept(neutral);
            moving = true;
            end(effects);
        });
        scale.addListener(SWT.KeyDown, event -> fine(event, effects));
    }

    private void end(Effects effects) {
        if (moving) {
            moving = false;
            effects.commit().run();
        }
    }

    private void fine(Event event, Effects effects) {
        int by = event.keyCode == SWT.ARROW_RIGHT || event.keyCode == SWT.ARROW_UP ? 1 : event.keyCode == SWT.ARROW_LEFT || event.keyCode == SWT.ARROW_DOWN ? -1 : 0;
        if (by != 0 && (event.stateMask & SWT.SHIFT) != 0) {
            event.doit = false;
            if (!moving) {
                moving = true;
                effects.begin().run();
            }
            scale.setSelection(scale.getSelection() + by);
            effects.preview().accept(value());
        }
    }

    double value() {
        return Math.round((low + scale.getSelection() * step) * 100) / 100.0;
    }

    void show(double value) {
        int selection = (int) Math.round((value - low) / step);
        if (scale.getSelection() != selection) {
            scale.setSelection(selection);
        }
    }

    Scale control() {
        return scale;
    }
}
