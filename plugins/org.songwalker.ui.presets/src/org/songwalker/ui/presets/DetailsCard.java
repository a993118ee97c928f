// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.Family;
import org.songwalker.preset.LibraryPreset;
import org.songwalker.preset.PresetDetails;
import org.songwalker.preset.source.PresetException;
import org.songwalker.ui.look.Fonts;
import org.songwalker.ui.look.Look;
import org.songwalker.ui.views.Piano;

/** The selected preset: its name, what its index and its file say, and its zones on a keyboard. UI thread. */
final class DetailsCard extends Canvas {
    private static final int PAD = 10;
    private static final int RADIUS = 12;
    private static final int KEYS_HEIGHT = 22;
    private static final int MEGABYTE = 1 << 20;
    private static final int LINES = 3;
    private final Fonts fonts;
    private DetailsReader.@Nullable Known known;
    private boolean here;
    private final Supplier<String> hint;

    /** @param hint what the keys do with the preset, as it is now */
    DetailsCard(Composite parent, Fonts fonts, Supplier<String> hint) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.fonts = fonts;
        this.hint = hint;
        addPaintListener(event -> paint(event.gc));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = String.join("\n", all());
            }
        });
    }

    /**
     * Shows a preset, or nothing for null.
     *
     * @param atHand true if it plays without a network
     */
    void show(DetailsReader.@Nullable Known preset, boolean atHand) {
        known = preset;
        here = atHand;
        setToolTipText(preset == null ? null : String.join("\n", all()).replace("&", "&&"));
        redraw();
    }

    /** The texts, and at the end which file cannot be read if one cannot. */
    private List<String> all() {
        List<String> texts = texts();
        PresetException problem = known == null ? null : known.problem();
        if (problem != null) {
            texts.add(problem.file());
        }
        return texts;
    }

    /** Name, and the lines below it. */
    List<String> texts() {
        DetailsReader.Known now = known;
        if (now == null) {
            return new ArrayList<>();
        }
        LibraryPreset preset = now.preset();
        List<String> lines = new ArrayList<>(List.of(preset.name()));
        Family family = Family.of(preset);
        lines.add(joined(List.of(preset.library().name(), family == null ? "" : family.label(), preset.category())));
        PresetDetails details = now.details();
        String range = preset.category().equals("effect") ? ""
                : keys(details == null ? preset.keyLow() : lowest(details), details == null ? preset.keyHigh() : highest(details));
        int zones = details == null ? preset.zoneCount() : details.zones().size();
        lines.add(joined(List.of(zones == 0 ? "" : zones == 1 ? "1 zone" : zones + " zones", range,
                details == null || details.bytes() < 0 ? "" : size(details.bytes()), here ? "on this machine" : "not downloaded")));
        PresetException problem = now.problem();
        lines.add(problem != null ? "Cannot be read: " + problem.getMessage().substring(problem.file().length() + 2)
                : details == null ? "" : details.licence().isBlank() ? "Licence not stated" : "Licence: " + details.licence());
        lines.add(preset.tags().isEmpty() ? "" : "Tags: " + String.join(", ", preset.tags()));
        return lines;
    }

    private static String joined(List<String> parts) {
        return String.join(" · ", parts.stream().filter(part -> !part.isEmpty()).toList());
    }

    private static String size(long bytes) {
        return bytes < MEGABYTE ? String.format(Locale.ROOT, "%d kB", Math.max(1, Math.round(bytes / 1024.0)))
                : String.format(Locale.ROOT, "%,.1f MB", (double) bytes / MEGABYTE);
    }

    private static int lowest(PresetDetails details) {
        return details.zones().stream().mapToInt(PresetDetails.ZoneDetails::keyLow).min().orElse(0);
    }

    private static int highest(PresetDetails details) {
        return details.zones().stream().mapToInt(PresetDetails.ZoneDetails::keyHigh).max().orElse(127);
    }

    private static String keys(int low, int high) {
        return low > high ? "" : low <= 0 && high >= 127 ? "all keys" : Piano.name(low) + " to " + Piano.name(high);
    }

    private void paint(GC gc) {
        Look look = Look.now();
        Rectangle area = getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(look.panel());
        gc.fillRectangle(area);
        gc.setBackground(look.code());
        gc.fillRoundRectangle(0, 0, area.width - 1, area.height - 1, RADIUS, RADIUS);
        gc.setForeground(look.line());
        gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, RADIUS, RADIUS);
        DetailsReader.Known now = known;
        int room = area.width - 2 * PAD;
        if (now == null) {
            line(gc, fonts.quiet(), look.quiet(), "Select a preset to see what it is made of.", PAD, room);
            return;
        }
        List<String> texts = texts();
        int y = PAD + line(gc, fonts.strong(), look.strong(), texts.get(0), PAD, room) + 2;
        for (String text : texts.subList(1, 1 + LINES)) {
            y += line(gc, fonts.quiet(), look.quiet(), text, y, room);
        }
        y += 6;
        Keys.paint(gc, look, new Rectangle(PAD, y, room, KEYS_HEIGHT), now.details() == null ? List.of() : now.details().zones());
        line(gc, fonts.quiet(), look.quiet(), hint.get(), y + KEYS_HEIGHT + 6, room);
    }

    /** Draws a line of text, cut where the room ends; gives its height. */
    private static int line(GC gc, Font font, Color colour, String text, int y, int room) {
        gc.setForeground(colour);
        gc.drawText(Cut.to(gc, font, text, room), PAD, y, SWT.DRAW_TRANSPARENT);
        return gc.getFontMetrics().getHeight();
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        GC gc = new GC(this);
        gc.setFont(fonts.strong());
        int height = 2 * PAD + gc.getFontMetrics().getHeight() + 2;
        gc.setFont(fonts.quiet());
        height += (LINES + 1) * gc.getFontMetrics().getHeight() + 12 + KEYS_HEIGHT;
        gc.dispose();
        return new Point(wHint == SWT.DEFAULT ? 160 : wHint, hHint == SWT.DEFAULT ? height : hHint);
    }
}
