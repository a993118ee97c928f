// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.graphics.Color;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;
import org.songwalker.ui.look.Look;

/** All colours come from one table, and its texts can be read on each of its grounds. */
class LookTest {
    private static final Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{6}\\b");
    private static final Pattern DECIMAL = Pattern.compile("olor(?:\\.\\w+)?=(\\d+),(\\d+),(\\d+)'");

    private static Look look(String theme) {
        return theme.equals("dark") ? Look.DARK : Look.LIGHT;
    }

    /** The colours of a theme by their roles, as {@code #RRGGBB}. */
    private static Map<String, String> table(Look look) throws ReflectiveOperationException {
        Map<String, String> colours = new TreeMap<>();
        for (RecordComponent role : Look.class.getRecordComponents()) {
            colours.put(role.getName(), hex((Color) role.getAccessor().invoke(look)));
        }
        return colours;
    }

    private static String hex(Color colour) {
        return hex(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    private static String hex(int red, int green, int blue) {
        return "#%02X%02X%02X".formatted(red, green, blue);
    }

    private static String sheet(String theme) throws Exception {
        try (InputStream in = FrameworkUtil.getBundle(Look.class).getEntry("css/" + theme + ".css").openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theStyleSheetsHaveNoOtherColours() throws Exception {
        compare("dark");
        compare("light");
    }

    private static void compare(String theme) throws Exception {
        Map<String, String> table = table(look(theme));
        Matcher hex = HEX.matcher(sheet(theme));
        int found = 0;
        while (hex.find()) {
            assertTrue(table.containsValue(hex.group().toUpperCase()), theme + ".css has " + hex.group());
            found++;
        }
        Matcher decimal = DECIMAL.matcher(sheet(theme));
        while (decimal.find()) {
            String colour = hex(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)), Integer.parseInt(decimal.group(3)));
            assertTrue(table.containsValue(colour), theme + ".css has " + decimal.group());
            found++;
        }
        assertTrue(found > 40, "found only " + found);
    }

    @Test
    void textsContrastWithEachGroundByFourAndAHalfToOneAndTitlesBySeven() {
        readable(Look.DARK);
        readable(Look.LIGHT);
    }

    private static void readable(Look look) {
        for (Color ground : new Color[] {look.code(), look.panel(), look.chrome()}) {
            for (Color text : new Color[] {look.text(), look.quiet(), look.accent()}) {
                assertTrue(contrast(ground, text) >= 4.5, hex(text) + " on " + hex(ground) + " is " + contrast(ground, text));
            }
            assertTrue(contrast(ground, look.strong()) >= 7, hex(look.strong()) + " on " + hex(ground));
        }
        assertTrue(contrast(look.raised(), look.strong()) >= 7, "a button");
        assertTrue(contrast(look.accent(), look.code()) >= 4.5, "a lit button");
    }

    @Test
    void theContrastOfBlackAndWhiteIsTwentyOne() {
        assertEquals(21, contrast(new Color(0, 0, 0), new Color(255, 255, 255)), 1e-9);
    }

    /** The window really has the colours of the sheet. */
    @Test
    void theBarsOfTheWindowHaveTheGroundOfBars() {
        Color ground = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell().getBackground();
        assertEquals(hex(Look.now().chrome()), hex(ground));
    }

    /** Contrast ratio of the Web Content Accessibility Guidelines 2, from 1 to 21. */
    private static double contrast(Color one, Color other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
