// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/**
 * One modulator of a SoundFont: it adds amount · source · amount source to a generator, or passes that on to another modulator (SoundFont
 * specification 8.2). Immutable.
 *
 * @param source       where the value comes from and how it is bent, as the font writes it: bits 0 to 6 the controller, 7 set for a MIDI
 *                     controller, 8 set if it falls, 9 set if it is bipolar, from 10 on the curve
 * @param destination  number of the generator, or {@link #LINK} plus the index of the modulator that takes the value as its source
 * @param amount       what a source at 1 adds
 * @param amountSource a second source that scales the amount, written like the first
 * @param transform    0 for none, 2 for the absolute value
 */
public record Modulator(int source, int destination, double amount, int amountSource, int transform) {
    /** Added to the index of a modulator in {@link #destination}. */
    public static final int LINK = 0x8000;
    /** Source of a modulator that takes the output of others. */
    public static final int LINKED = 127;
    static final int CONTROLLER = 0x80;
    static final int NO_CONTROLLER = 0;
    static final int VELOCITY = 2;
    static final int KEY = 3;
    static final int KEY_PRESSURE = 10;
    static final int CHANNEL_PRESSURE = 13;
    static final int WHEEL = 14;
    static final int WHEEL_RANGE = 16;
    private static final int SWITCH = 3;

    /** True if both do the same but for their amounts; the later of two in one place replaces the earlier. Links are never the same. */
    public boolean identical(Modulator other) {
        return source == other.source && destination == other.destination && amountSource == other.amountSource
                && transform == other.transform && !links() && !linked();
    }

    /** True if it passes its value to another modulator. */
    public boolean links() {
        return (destination & LINK) != 0;
    }

    /** True if it takes its value from others. */
    public boolean linked() {
        return (source & 0xFF) == LINKED;
    }

    /** The same, linked to the modulator with an index. */
    public Modulator linkedTo(int index) {
        return new Modulator(source, LINK | index, amount, amountSource, transform);
    }

    public Modulator withAmount(double other) {
        return new Modulator(source, destination, other, amountSource, transform);
    }

    /** True if sources and transform are those of the specification; other modulators are without effect. */
    public boolean valid() {
        boolean sources = valid(source) && (source & 0xFF) != NO_CONTROLLER && valid(amountSource) && (amountSource & 0xFF) != LINKED;
        return sources && (transform == 0 || transform == 2) && (links() || destination < FontGenerator.COUNT);
    }

    private static boolean valid(int source) {
        if (source >> 10 > SWITCH) {
            return false;
        }
        int number = source & 0x7F;
        if ((source & CONTROLLER) != 0) {
            boolean reserved = number == 0 || number == 6 || number >= 32 && number <= 63 || number >= 98 && number <= 101;
            return !reserved && number < 120;
        }
        return switch (number) {
            case NO_CONTROLLER, VELOCITY, KEY, KEY_PRESSURE, CHANNEL_PRESSURE, WHEEL, WHEEL_RANGE, LINKED -> true;
            default -> false;
        };
    }
}
