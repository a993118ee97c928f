// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/**
 * One oscillator.
 *
 * @param name        see {@link Instrument#name()}
 * @param waveform    the signal
 * @param detuneCents constant detuning
 * @param pulseWidth  share of the period at +1 for {@link Waveform#SQUARE}, above 0 and below 1; 0.5 is a square
 * @param envelope    amplitude envelope
 * @param gain        linear gain ({@code mixer} in preset files), 0 to 1
 */
public record OscillatorInstrument(String name, Waveform waveform, double detuneCents, double pulseWidth, EnvelopeSpec envelope, double gain)
        implements Instrument {

    public OscillatorInstrument {
        if (!(pulseWidth > 0 && pulseWidth < 1)) {
            throw new IllegalArgumentException("pulse width is " + pulseWidth + ", expected above 0 and below 1");
        }
        if (!(gain >= 0) || !Double.isFinite(detuneCents)) {
            throw new IllegalArgumentException("gain " + gain + ", detune " + detuneCents);
        }
    }

    @Override
    public double defaultPitch() {
        return 60;
    }
}
