// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Ui;

/** A change of the theme shows at once in the painted pixels. */
class ThemeTest {
    private boolean light;

    @AfterEach
    void dark() throws Exception {
        if (light) {
            change();
        }
    }

    private void change() throws Exception {
        Ui.command("org.songwalker.ui.theme");
        light = !light;
    }

    @Test
    void explorerTextIsReadableInBothThemes() throws Exception {
        CommonNavigator explorer = (CommonNavigator) Ui.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        Tree tree = explorer.getCommonViewer().getTree();
        explorer.getCommonViewer().setInput(ResourcesPlugin.getWorkspace().getRoot());
        Ui.until("a project", () -> tree.getItemCount() > 0);
        tree.deselectAll();
        tree.setTopItem(tree.getItem(0)); // other tests may have scrolled it
        Ui.until("light text on a dark background", () -> ground(tree) < 90 && letters(tree) > 150);
        change();
        Ui.until("dark text on a light background", () -> ground(tree) > 200 && letters(tree) < 90);
        change();
        Ui.until("light text on a dark background again", () -> ground(tree) < 90 && letters(tree) > 150);
        assertTrue(tree.getItem(0).getTextBounds(0).width > 10);
    }

    /** If the system's colours switched later than the sheets, text of the old theme would be unreadable on the new background. */
    @Test
    void systemColoursSwitchWithinTheCommand() throws Exception {
        change();
        assertTrue(systemLetters() < 90, "brightness in the light theme " + systemLetters());
        change();
        assertTrue(systemLetters() > 150, "brightness in the dark theme " + systemLetters());
    }

    private static double systemLetters() {
        RGB rgb = Display.getCurrent().getSystemColor(SWT.COLOR_WIDGET_FOREGROUND).getRGB();
        return (rgb.red + rgb.green + rgb.blue) / 3.0;
    }

    /** Brightness of the tree's lower right corner, 0 to 255. */
    private static double ground(Tree tree) {
        Rectangle area = tree.getClientArea();
        return brightness(tree, new Rectangle(area.width - 4, area.height - 4, 2, 2), 0);
    }

    /** Brightness of the pixel that differs most from the background in the name of the first entry, 0 to 255. */
    private static double letters(Tree tree) {
        return brightness(tree, tree.getItem(0).getTextBounds(0), ground(tree));
    }

    private static double brightness(Tree tree, Rectangle part, double ground) {
        Image image = new Image(tree.getDisplay(), part.width, part.height);
        GC gc = new GC(tree);
        gc.copyArea(image, part.x, part.y);
        gc.dispose();
        ImageData pixels = image.getImageData();
        image.dispose();
        double furthest = ground;
        for (int y = 0; y < pixels.height; y++) {
            for (int x = 0; x < pixels.width; x++) {
                RGB rgb = pixels.palette.getRGB(pixels.getPixel(x, y));
                double here = (rgb.red + rgb.green + rgb.blue) / 3.0;
                furthest = Math.abs(here - ground) > Math.abs(furthest - ground) ? here : furthest;
            }
        }
        return furthest;
    }
}
