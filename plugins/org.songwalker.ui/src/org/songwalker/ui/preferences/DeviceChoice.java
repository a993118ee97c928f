// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.preferences;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

/** A list of devices with the default at the top. A chosen device that is unplugged stays in the list and stays chosen. UI thread. */
final class DeviceChoice {
    private final Combo combo;
    private final String usual;
    private final @Nullable String chosen;
    private List<String> names = List.of();

    /**
     * @param usual  label of the default entry
     * @param chosen name of the device that was chosen before, null for the default
     */
    DeviceChoice(Composite parent, String usual, @Nullable String chosen) {
        this.combo = new Combo(parent, SWT.READ_ONLY);
        this.usual = usual;
        this.chosen = chosen;
        show(List.of());
    }

    /** Lists the connected devices; does nothing if the page was closed meanwhile. */
    void show(List<String> connected) {
        if (combo.isDisposed()) {
            return;
        }
        String now = combo.getItemCount() > 0 ? name() : chosen == null ? "" : chosen; // the user may have chosen before the list came
        names = new ArrayList<>(connected);
        List<String> items = new ArrayList<>(List.of(usual));
        items.addAll(connected);
        if (chosen != null && !connected.contains(chosen)) {
            names.add(chosen);
            items.add(chosen + " (not connected)");
        }
        combo.setItems(items.toArray(String[]::new));
        combo.select(names.indexOf(now) + 1);
    }

    /** Name of the selected device, empty for the default. */
    String name() {
        return combo.getSelectionIndex() <= 0 ? "" : names.get(combo.getSelectionIndex() - 1);
    }

    /** Selects the default. */
    void selectUsual() {
        combo.select(0);
    }

    Combo control() {
        return combo;
    }
}
