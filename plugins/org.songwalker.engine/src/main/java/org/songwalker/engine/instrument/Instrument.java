// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/** Something that plays (or, for {@link EffectInstrument}, processes), ready for the audio thread. Immutable. */
public sealed interface Instrument permits OscillatorInstrument, SamplerInstrument, LayerInstrument, SplitInstrument, ChainInstrument,
        EffectInstrument, AudioInputInstrument {

    /** The name that event lists show, for example {@code FluidR3 GM/Acoustic Grand Piano} or {@code Starter/Keys}. */
    String name();

    /**
     * The MIDI pitch that sounds when the program names the instrument without a pitch (language reference 9.8): the one key if all zones
     * cover a single key, else the root of the zone at key 60 (else of the first zone) limited to that zone's keys; 60 otherwise.
     */
    double defaultPitch();

    /** Whether a program may put it in sounding position. */
    default boolean playable() {
        return true;
    }
}
