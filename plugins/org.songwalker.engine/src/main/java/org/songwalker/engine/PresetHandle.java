// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.util.Arrays;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.mix.Bus;
import org.songwalker.engine.mix.HandleControls;
import org.songwalker.engine.voice.Playable;
import org.songwalker.runtime.words.PresetProperty;

/**
 * A preset as a slot knows it: under the name it has in the source, with its properties, which survive a swap of the program and the
 * arrival of the real instrument. Made by the control thread, afterwards the audio thread's.
 */
final class PresetHandle {
    final String name;
    final HandleControls controls = new HandleControls();
    final Bus bus;
    private final double[] values = Arrays.stream(PresetProperty.values()).mapToDouble(PresetProperty::initial).toArray();
    Playable playable;
    boolean nearestTold;
    boolean silenceTold;

    PresetHandle(String name, Playable playable, double sampleRate) {
        this.name = name;
        this.playable = playable;
        this.bus = new Bus(controls, EffectChain.of(playable.effects(), sampleRate), sampleRate);
    }

    @AudioThread
    double get(PresetProperty property) {
        return values[property.ordinal()];
    }

    /** Sets a property; the value is within the property's range. */
    @AudioThread
    void set(PresetProperty property, double value) {
        values[property.ordinal()] = value;
        switch (property) {
            case FILTER_CUTOFF -> controls.cutoffHz(value);
            case FILTER_RESONANCE -> controls.resonanceQ(value);
            case VOLUME -> controls.volume(value);
            case PAN -> controls.pan(value);
            case ATTACK -> controls.attack(value);
            case DECAY -> controls.decay(value);
            case SUSTAIN -> controls.sustain(value);
            case RELEASE -> controls.release(value);
            case DETUNE -> controls.detuneCents(value);
        }
    }

    @AudioThread
    void instrument(Playable next) {
        playable = next;
        nearestTold = false;
        silenceTold = false;
    }
}
