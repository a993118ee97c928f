// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.engine.mix.EffectBus;
import org.songwalker.engine.slot.SlotSettings;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.engine.voice.VoiceStealer;

/**
 * Fixed settings of an engine. Immutable; values out of range throw {@link IllegalArgumentException}.
 *
 * @param sampleRate    frames per second, 8,000 to 384,000 (tests go down to 100)
 * @param slots         1 to 32
 * @param voicesPerSlot 1 to 256
 * @param voices        for all slots together, 1 to 4,096
 * @param firings       contexts per program, 1 to 256: how many firings may run at once
 * @param seed          seed of the random numbers
 * @param idleGapBeats  beats of silence after which {@code song} is undefined
 * @param bendSemitones range of the pitch wheel in semitones, 0 to 48
 * @param stealer       chooses the voice that ends when a new one finds no place
 * @param kernel        which implementation of the inner loops
 * @param quality       how samples are interpolated
 * @param traceCapacity records in the trace ring
 */
public record EngineSettings(double sampleRate, int slots, int voicesPerSlot, int voices, int firings, long seed, double idleGapBeats,
        double bendSemitones, VoiceStealer stealer, KernelChoice kernel, Quality quality, int traceCapacity) {

    /** Most voices of all slots together. */
    public static final int MOST_VOICES = VoicePool.MOST_VOICES;
    /** Effect buses of an engine. */
    public static final int EFFECT_BUSES = EffectBus.COUNT;

    public EngineSettings {
        within("sample rate", sampleRate, 50, 384_000);
        within("slots", slots, 1, 32);
        within("voices per slot", voicesPerSlot, 1, 256);
        within("voices", voices, 1, MOST_VOICES);
        within("firings", firings, 1, 256);
        within("idle gap", idleGapBeats, 0, 1e9);
        within("bend range", bendSemitones, 0, 48);
    }

    /** The defaults: 16 slots, 64 voices per slot, 256 in all, 64 firings per program, seed 1, 8 beats of idle gap. */
    public static EngineSettings at(double sampleRate) {
        return new EngineSettings(sampleRate, 16, 64, 256, 64, 1, 8, 2, VoiceStealer.RELEASED_QUIETEST, KernelChoice.AUTO, Quality.HERMITE,
                1 << 16);
    }

    public EngineSettings withSlots(int count) {
        return new EngineSettings(sampleRate, count, voicesPerSlot, voices, firings, seed, idleGapBeats, bendSemitones, stealer, kernel,
                quality, traceCapacity);
    }

    public EngineSettings withVoices(int perSlot, int all) {
        return new EngineSettings(sampleRate, slots, perSlot, all, firings, seed, idleGapBeats, bendSemitones, stealer, kernel, quality,
                traceCapacity);
    }

    public EngineSettings withSeed(long newSeed) {
        return new EngineSettings(sampleRate, slots, voicesPerSlot, voices, firings, newSeed, idleGapBeats, bendSemitones, stealer, kernel,
                quality, traceCapacity);
    }

    public EngineSettings withKernel(KernelChoice choice, Quality reading) {
        return new EngineSettings(sampleRate, slots, voicesPerSlot, voices, firings, seed, idleGapBeats, bendSemitones, stealer, choice,
                reading, traceCapacity);
    }

    public EngineSettings withIdleGap(double beats) {
        return new EngineSettings(sampleRate, slots, voicesPerSlot, voices, firings, seed, beats, bendSemitones, stealer, kernel, quality,
                traceCapacity);
    }

    /** The part of the settings that a slot needs. */
    SlotSettings slot() {
        return new SlotSettings(sampleRate, firings, seed, idleGapBeats, bendSemitones);
    }

    private static void within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + low + " to " + high);
        }
    }
}
