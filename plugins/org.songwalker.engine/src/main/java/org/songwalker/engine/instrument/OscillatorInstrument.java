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
 * @param pan         -1 (left) to 1 (right)
 * @param cutoffHz    low-pass of each voice, above 0; {@link Zone#NO_FILTER} and above is none
 * @param resonanceQ  its quality, above 0
 * @param vibrato     movement of its pitch
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

    /** In the centre, without a low-pass of its own. */
    public OscillatorInstrument(String name, Waveform waveform, double detuneCents, double pulseWidth, EnvelopeSpec envelope, double gain) {
        this(name, waveform, detuneCents, pulseWidth, envelope, gain, 0, Zone.NO_FILTER, 1);
    }

    @Override
    public double defaultPitch() {
        return 60;
    }
}
