// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/** An effect preset: stands in {@code track.effects} and in chains, and cannot be played. */
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
