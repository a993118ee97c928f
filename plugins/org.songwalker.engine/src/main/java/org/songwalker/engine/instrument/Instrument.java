// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/** A preset ready to use: something that plays or, for {@link EffectInstrument}, processes sound. Immutable. */
public sealed interface Instrument permits OscillatorInstrument, SamplerInstrument, LayerInstrument, SplitInstrument, ChainInstrument,
        EffectInstrument, AudioInputInstrument {

    /** Name in event lists, for example {@code FluidR3 GM/Acoustic Grand Piano} or {@code Starter/Keys}. */
    String name();

    /**
     * The MIDI pitch that sounds if the program names the instrument without a pitch (language reference 9.8). For a sampler: its key, if
     * all zones cover one and the same key; else the root of the zone at key 60, or of the first zone if none covers key 60, rounded down
     * and limited to that zone's keys. Layers, splits and chains ask a child; everything else has 60.
     */
    double defaultPitch();

    /** True if a program may play it; false for effects. */
    default boolean playable() {
        return true;
    }
}
