// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import java.util.List;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.songwalker.preset.PresetDetails;
import org.songwalker.ui.look.Look;

/** The zones of a preset on the 128 keys of MIDI. UI thread. */
final class Keys {
    private static final int COUNT = 128;
    private static final String BLACK = ".#.#..#.#.#.";
    private static final int SHADE = 90;

    private Keys() {}

    /** How many zones sound at a key. */
    static int zones(List<PresetDetails.ZoneDetails> zones, int key) {
        return (int) zones.stream().filter(zone -> zone.keyLow() <= key && key <= zone.keyHigh()).count();
    }

    /** Draws the keys: those of a zone are tinted, a line is where a zone begins, and a mark where its sample sounds as recorded. */
    static void paint(GC gc, Look look, Rectangle area, List<PresetDetails.ZoneDetails> zones) {
        gc.setBackground(look.chrome());
        gc.fillRectangle(area);
        for (int key = 0; key < COUNT; key++) {
            int left = x(area, key);
            int width = Math.max(1, x(area, key + 1) - left);
            boolean black = BLACK.charAt(key % 12) == '#';
            if (zones(zones, key) > 0) {
                gc.setBackground(look.accent());
                gc.setAlpha(black ? SHADE : 2 * SHADE);
                gc.fillRectangle(left, area.y, width, area.height);
                gc.setAlpha(255);
            } else if (black) {
                gc.setBackground(look.raised());
                gc.fillRectangle(left, area.y, width, area.height);
            }
        }
        gc.setForeground(look.code());
        for (PresetDetails.ZoneDetails zone : zones) {
            if (zone.keyLow() <= zone.keyHigh()) {
                int left = x(area, zone.keyLow());
                gc.drawLine(left, area.y, left, area.y + area.height - 1);
            }
        }
        gc.setBackground(look.strong());
        for (PresetDetails.ZoneDetails zone : zones) {
            int root = (int) Math.round(zone.rootNote());
            if (zone.keyLow() <= root && root <= zone.keyHigh()) {
                gc.fillRectangle(x(area, root), area.y + area.height - 4, Math.max(2, area.width / COUNT), 3);
            }
        }
        gc.setForeground(look.line());
        gc.drawRectangle(area.x, area.y, area.width - 1, area.height - 1);
    }

    private static int x(Rectangle area, int key) {
        return area.x + key * area.width / COUNT;
    }
}
