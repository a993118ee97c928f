// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import java.util.Arrays;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.mix.HandleControls;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.runtime.words.PresetProperty;

/**
 * A preset in a slot, identified by its name in the source, with its properties, which survive a change of the program and the arrival of
 * the real instrument. Made by the control thread, afterwards owned by the audio thread.
 */
public final class PresetHandle {
    public final String name;
    public final HandleControls controls = new HandleControls();
    public final VoiceBus bus;
    private final double[] values = Arrays.stream(PresetProperty.values()).mapToDouble(PresetProperty::initial).toArray();
    private Playable playable;
    boolean nearestTold;
    boolean silenceTold;

    public PresetHandle(String name, Playable playable, double sampleRate) {
        this.name = name;
        this.playable = playable;
        this.bus = new VoiceBus(controls, EffectChain.of(playable.effects(), sampleRate), sampleRate);
    }

    /** The current instrument. */
    @AudioThread
    public Playable playable() {
        return playable;
    }

    @AudioThread
    public double get(PresetProperty property) {
        return values[property.ordinal()];
    }

    /** Sets a property; the value is within the property's range. */
    @AudioThread
    public void set(PresetProperty property, double value) {
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
    public void instrument(Playable next) {
        playable = next;
        nearestTold = false;
        silenceTold = false;
    }
}
