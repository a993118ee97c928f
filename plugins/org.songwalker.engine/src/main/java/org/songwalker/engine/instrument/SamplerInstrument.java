// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.List;

/**
 * Zones over the keyboard.
 *
 * @param name     see {@link Instrument#name()}
 * @param zones    in order of precedence
 * @param choice   which of the matching zones sound
 * @param fillGaps whether a key without a zone plays the zone with the nearest key range, transposed (percussion stays silent instead)
 */
public record SamplerInstrument(String name, List<Zone> zones, Choice choice, boolean fillGaps) implements Instrument {

    /**
     * Which of the zones that cover a key and velocity sound. {@link #BY_PITCH}: the zone of the key first, and another one as the pitch
     * leaves its keys; the zones are periods of one shape, looped from end to end, for all keys and velocities ({@link Wavetable}).
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
