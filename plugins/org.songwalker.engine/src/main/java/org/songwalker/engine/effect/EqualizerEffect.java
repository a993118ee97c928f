// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.effect;

import org.songwalker.engine.dsp.StereoBiquad;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.ring.AudioThread;

/** Second-order filters in series (sound reference 8.1). */
@AudioThread
final class EqualizerEffect implements Effect {
    private final StereoBiquad[] bands;

    EqualizerEffect(EffectSpec.Equalizer spec, double rate) {
        bands = spec.bands().stream().map(band -> filter(band, rate)).toArray(StereoBiquad[]::new);
    }

    private static StereoBiquad filter(EffectSpec.Band band, double rate) {
        StereoBiquad made = new StereoBiquad();
        switch (band.shape()) {
            case LOWPASS -> made.coefficients.lowpass(band.frequencyHz(), band.q(), rate);
            case HIGHPASS -> made.coefficients.highpass(band.frequencyHz(), band.q(), rate);
            case BANDPASS -> made.coefficients.bandpass(band.frequencyHz(), band.q(), rate);
            case NOTCH -> made.coefficients.notch(band.frequencyHz(), band.q(), rate);
            case PEAKING -> made.coefficients.peaking(band.frequencyHz(), band.q(), band.gainDb(), rate);
        }
        made.snap();
        return made;
    }

    @Override
    public void process(float[] left, float[] right) {
        for (StereoBiquad band : bands) {
            band.process(left, right, left.length, 1, 1);
        }
    }

    @Override
    public void clear() {
        for (StereoBiquad band : bands) {
            band.clear();
        }
    }
}
