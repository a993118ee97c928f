// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.graphics.ImageData;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.Icons;

/** Icons are rendered at the zoom of the screen instead of being enlarged. */
class IconsTest {
    @Test
    void anIconHasTwiceThePixelsAtTwiceTheZoom() {
        ImageData usual = Icons.descriptor("play").getImageData(100);
        ImageData twice = Icons.descriptor("play").getImageData(200);
        assertEquals(16, usual.width);
        assertEquals(32, twice.width);
        int finer = 0;
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                finer += twice.getAlpha(x, y) != twice.getAlpha(x & ~1, y & ~1) ? 1 : 0;
            }
        }
        assertTrue(finer > 5, "edges between doubled pixels: " + finer);
    }
}
