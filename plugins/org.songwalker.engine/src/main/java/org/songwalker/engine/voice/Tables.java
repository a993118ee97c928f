// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Wavetable;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.engine.ring.AudioThread;

/** The tables of one {@link Wavetable} as partials; a voice plays the one for its pitch. Immutable; any thread. */
final class Tables {
    /** Tables from the lowest keys to the highest. */
    private final Partial[] partials;
    /** Limits of each table in Hz: it is left below {@code lowest}, chosen up to {@code usual}, left above {@code highest}. */
    private final double[] lowest;
    private final double[] usual;
    private final double[] highest;

    Tables(SamplerInstrument sampler, double level, Function<Zone, PreparedSample> prepared) {
        List<Zone> zones = sampler.zones().stream().sorted(Comparator.comparingInt(Zone::keyLow)).toList();
        partials = new Partial[zones.size()];
        lowest = new double[partials.length];
        usual = new double[partials.length];
        highest = new double[partials.length];
        for (int k = 0; k < partials.length; k++) {
            Zone zone = zones.get(k);
            partials[k] = new Partial(zone, level, prepared.apply(zone), this, k);
            lowest[k] = k == 0 ? 0 : usual[k - 1];
            usual[k] = hertz(zone.keyHigh() + 0.5);
            highest[k] = k == partials.length - 1 ? Double.POSITIVE_INFINITY : hertz(zone.keyHigh() + Wavetable.HEADROOM_SEMITONES);
        }
    }

    private static double hertz(double pitch) {
        return 440 * StrictMath.pow(2, (pitch - 69) / 12);
    }

    /** The table that a key starts with. */
    Partial ofKey(int key) {
        return at(hertz(key));
    }

    /**
     * The table for a sounding frequency in Hz. {@code present} is kept while the frequency is within its keys or the headroom above them,
     * so that a vibrato does not change tables with every period.
     */
    @AudioThread
    Partial at(Partial present, double hertz) {
        return hertz >= lowest[present.table] && hertz <= highest[present.table] ? present : at(hertz);
    }

    /** True if a sounding frequency in Hz is above the headroom of a table, so that its harmonics alias. */
    @AudioThread
    boolean above(Partial present, double hertz) {
        return hertz > highest[present.table];
    }

    @AudioThread
    private Partial at(double hertz) {
        int k = 0;
        while (k < partials.length - 1 && hertz > usual[k]) {
            k++;
        }
        return partials[k];
    }
}
