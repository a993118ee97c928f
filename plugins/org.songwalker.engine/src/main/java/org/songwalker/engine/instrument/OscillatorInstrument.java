// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/**
 * One oscillator. Immutable; the constructor throws {@link IllegalArgumentException} for values out of range.
 *
 * @param name        see {@link Instrument#name()}
 * @param waveform    the signal
 * @param detuneCents constant detuning in cents
 * @param pulseWidth  share of the period at +1 for {@link Waveform#SQUARE}, above 0 and below 1; 0.5 is a square
 * @param envelope    amplitude envelope
 * @param gain        linear gain ({@code mixer} in preset files), 0 to 1
 * @param pan         -1 (left) to 1 (right)
 * @param cutoffHz    cutoff of each voice's low-pass, above 0; no low-pass from {@link Zone#NO_FILTER} up
 * @param resonanceQ  Q of that low-pass, above 0
 * @param vibrato     periodic movement of the pitch
 */
public record OscillatorInstrument(String name, Waveform waveform, double detuneCents, double pulseWidth, EnvelopeSpec envelope,
        double gain, double pan, double cutoffHz, double resonanceQ, Vibrato vibrato) implements Instrument {

    public OscillatorInstrument {
        if (!(pulseWidth > 0 && pulseWidth < 1)) {
            throw new IllegalArgumentException("pulse width is " + pulseWidth + ", expected above 0 and below 1");
        }
        if (!(gain >= 0) || !Double.isFinite(detuneCents)) {
            throw new IllegalArgumentException("gain " + gain + ", detune " + detuneCents);
        }
        if (!(pan >= -1 && pan <= 1) || !(cutoffHz > 0) || !(resonanceQ > 0)) {
            throw new IllegalArgumentException("pan " + pan + ", cutoff " + cutoffHz + " Hz, Q " + resonanceQ);
        }
    }

    /** Without vibrato. */
    public OscillatorInstrument(String name, Waveform waveform, double detuneCents, double pulseWidth, EnvelopeSpec envelope, double gain,
            double pan, double cutoffHz, double resonanceQ) {
        this(name, waveform, detuneCents, pulseWidth, envelope, gain, pan, cutoffHz, resonanceQ, Vibrato.NONE);
    }

    /** Centred, without low-pass and vibrato. */
    public OscillatorInstrument(String name, Waveform waveform, double detuneCents, double pulseWidth, EnvelopeSpec envelope, double gain) {
        this(name, waveform, detuneCents, pulseWidth, envelope, gain, 0, Zone.NO_FILTER, 1);
    }

    @Override
    public double defaultPitch() {
        return 60;
    }
}
