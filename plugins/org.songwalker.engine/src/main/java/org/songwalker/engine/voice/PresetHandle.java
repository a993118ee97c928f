// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import java.util.Arrays;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.mix.HandleControls;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.runtime.time.Glide;
import org.songwalker.runtime.words.PresetProperty;

/**
 * A preset in a slot, identified by its name in the source, with its properties, which survive a change of the program and the arrival of
 * the real instrument. Made by the control thread, afterwards owned by the audio thread.
 */
public final class PresetHandle {
    private static final PresetProperty[] PROPERTIES = PresetProperty.values();

    public final String name;
    public final HandleControls controls = new HandleControls();
    public final VoiceBus bus;
    private final double[] values = Arrays.stream(PROPERTIES).mapToDouble(PresetProperty::initial).toArray();
    private final Glide[] glides = Arrays.stream(PROPERTIES).map(property -> new Glide()).toArray(Glide[]::new);
    /** Number of glides that run. */
    private int running;
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

    /** A property at a frame. */
    @AudioThread
    public double get(PresetProperty property, long frame) {
        Glide glide = glides[property.ordinal()];
        return glide.running() ? glide.value(frame) : values[property.ordinal()];
    }

    /** Sets a property, which ends its glide; the value is within the property's range. */
    @AudioThread
    public void set(PresetProperty property, double value) {
        if (glides[property.ordinal()].running()) {
            glides[property.ordinal()].stop();
            running--;
        }
        put(property, value);
    }

    /**
     * Moves a property from what it is at frame {@code now} to a value, which it reaches at frame {@code until}; the filter's cutoff moves
     * in octaves. A property that the instrument decides has no value to begin with and is set at once.
     */
    @AudioThread
    public void glide(PresetProperty property, double value, long now, long until, boolean smooth) {
        double from = get(property, now);
        if (Double.isNaN(from)) {
            set(property, value);
            return;
        }
        Glide glide = glides[property.ordinal()];
        running += glide.running() ? 0 : 1;
        glide.begin(from, value, now, until, smooth, property == PresetProperty.FILTER_CUTOFF);
    }

    /** True if a property glides. */
    @AudioThread
    public boolean glides() {
        return running > 0;
    }

    /** True if this property glides. */
    @AudioThread
    public boolean glides(PresetProperty property) {
        return glides[property.ordinal()].running();
    }

    /**
     * Moves what glides through the slice that begins at a frame, before its sound leaves the bus: volume and pan frame by frame, the
     * others to where they are at its end.
     */
    @AudioThread
    public void slice(long frame) {
        if (running == 0) {
            controls.still();
            return;
        }
        Glide volume = glides[PresetProperty.VOLUME.ordinal()];
        Glide pan = glides[PresetProperty.PAN.ordinal()];
        if (volume.running() || pan.running()) {
            controls.glide(volume, pan, frame);
        } else {
            controls.still();
        }
        long end = frame + Slice.FRAMES;
        for (PresetProperty property : PROPERTIES) {
            Glide glide = glides[property.ordinal()];
            if (glide.running()) {
                put(property, glide.value(end));
                if (glide.over(end)) {
                    glide.stop();
                    running--;
                }
            }
        }
    }

    private void put(PresetProperty property, double value) {
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
