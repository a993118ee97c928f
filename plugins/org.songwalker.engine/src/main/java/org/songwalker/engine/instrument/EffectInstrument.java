// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/** An effect preset, for {@code track.effects} and chains; it cannot be played. */
public record EffectInstrument(String name, EffectSpec effect) implements Instrument {

    @Override
    public double defaultPitch() {
        return 60;
    }

    @Override
    public boolean playable() {
        return false;
    }
}
