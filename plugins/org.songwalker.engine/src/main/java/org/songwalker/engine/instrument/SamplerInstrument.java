// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.List;

/**
 * Samples spread over the keyboard. Immutable.
 *
 * @param name     see {@link Instrument#name()}
 * @param zones    in order of precedence
 * @param choice   which of the matching zones sound
 * @param fillGaps true if a key without a zone plays the zone with the nearest key range, transposed; false if it is silent (percussion)
 */
public record SamplerInstrument(String name, List<Zone> zones, Choice choice, boolean fillGaps) implements Instrument {

    /**
     * Which of the zones that cover a key and velocity sound: the first, all, or ({@link #BY_PITCH}) the zone of the key at first, replaced
     * by another if the pitch leaves its keys. With {@link #BY_PITCH} the zones are single periods of one shape, looped from end to end;
     * together they cover all keys and velocities ({@link Wavetable}).
     */
    public enum Choice {
        FIRST_MATCH, ALL_MATCHES, BY_PITCH
    }

    public SamplerInstrument {
        zones = List.copyOf(zones);
    }

    @Override
    public double defaultPitch() {
        List<Zone> reachable = zones.stream().filter(Zone::reachable).toList();
        if (reachable.isEmpty()) {
            return 60;
        }
        Zone first = reachable.getFirst();
        int low = first.keyLow();
        if (reachable.stream().allMatch(z -> z.keyLow() == low && z.keyHigh() == low)) {
            return low;
        }
        Zone home = reachable.stream().filter(z -> z.coversKey(60)).findFirst().orElse(first);
        return Math.clamp(Math.floor(home.rootPitch()), home.keyLow(), home.keyHigh());
    }
}
