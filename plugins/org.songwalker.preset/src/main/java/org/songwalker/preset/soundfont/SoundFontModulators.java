// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.soundfont;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.songwalker.engine.instrument.Modulator;
import org.songwalker.engine.instrument.Modulators;

/**
 * The modulators of zones, and how they combine (SoundFont specification 9.5): in a zone the later of two identical ones counts; a zone's
 * replace identical ones of its global zone; those of instruments replace identical defaults; those of presets add their amounts.
 * Immutable.
 */
final class SoundFontModulators {
    private static final int BYTES = 10;
    static final SoundFontModulators NONE = new SoundFontModulators(List.of());

    private final List<Modulator> all;

    private SoundFontModulators(List<Modulator> all) {
        this.all = all;
    }

    /** Those that a voice has if its font states none. */
    static SoundFontModulators defaults() {
        return new SoundFontModulators(Modulators.DEFAULTS);
    }

    /** True if a table has so many modulators. */
    static boolean holds(ByteBuffer table, int modulators) {
        return (long) modulators * BYTES <= table.limit();
    }

    /** Reads the modulators {@code from} to {@code to} of a table; links count from the first of them. */
    static SoundFontModulators read(ByteBuffer table, int from, int to) {
        List<Modulator> read = new ArrayList<>();
        for (int at = from * BYTES; at < to * BYTES; at += BYTES) {
            read.add(new Modulator(SoundFont.unsigned(table, at), SoundFont.unsigned(table, at + 2), table.getShort(at + 4),
                    SoundFont.unsigned(table, at + 6), SoundFont.unsigned(table, at + 8)));
        }
        return NONE.replacedBy(new SoundFontModulators(read));
    }

    /** These, with those of {@code later} in the place of identical ones or after them. */
    SoundFontModulators replacedBy(SoundFontModulators later) {
        return joined(later, false);
    }

    /** These, with the amounts of {@code outer} added to identical ones, and the others after them. */
    SoundFontModulators plus(SoundFontModulators outer) {
        return joined(outer, true);
    }

    /** The first {@link Modulators#MOST} of them for voices. */
    Modulators prepared() {
        return Modulators.of(all.subList(0, Math.min(all.size(), Modulators.MOST)));
    }

    private SoundFontModulators joined(SoundFontModulators others, boolean add) {
        if (others.all.isEmpty()) {
            return this;
        }
        List<Modulator> joined = new ArrayList<>(all);
        int[] place = new int[others.all.size()];
        for (int k = 0; k < place.length; k++) {
            Modulator next = others.all.get(k);
            place[k] = identical(joined, next);
            if (place[k] < 0) {
                place[k] = joined.size();
                joined.add(next);
            } else {
                joined.set(place[k], next.withAmount(next.amount() + (add ? joined.get(place[k]).amount() : 0)));
            }
        }
        for (int k = 0; k < place.length; k++) {
            Modulator next = others.all.get(k);
            int to = next.destination() - Modulator.LINK;
            if (next.links()) {
                // A link to nowhere points past the end, where no modulator takes it.
                joined.set(place[k], next.linkedTo(to < place.length ? place[to] : Modulator.LINK - 1));
            }
        }
        return new SoundFontModulators(List.copyOf(joined));
    }

    private static int identical(List<Modulator> list, Modulator wanted) {
        for (int k = 0; k < list.size(); k++) {
            if (list.get(k).identical(wanted)) {
                return k;
            }
        }
        return -1;
    }
}
