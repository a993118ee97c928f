// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.effect;

import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.ring.AudioThread;

/** An effect that processes a stereo slice in place. Audio thread, except {@link #of}. */
@AudioThread
public interface Effect {

    /** Processes {@code left.length} frames in place. */
    void process(float[] left, float[] right);

    /** Clears all state, for a panic. */
    void clear();

    /** Builds an effect and allocates everything it needs. Any thread but the audio thread. */
    static Effect of(EffectSpec spec, double sampleRate) {
        return switch (spec) {
            case EffectSpec.Delay delay -> new DelayEffect(delay, sampleRate);
            case EffectSpec.Chorus chorus -> new ChorusEffect(chorus, sampleRate);
            case EffectSpec.Reverb reverb -> new ReverbEffect(reverb, sampleRate);
            case EffectSpec.Compressor compressor -> new CompressorEffect(compressor, sampleRate);
            case EffectSpec.Equalizer equalizer -> new EqualizerEffect(equalizer, sampleRate);
        };
    }
}
