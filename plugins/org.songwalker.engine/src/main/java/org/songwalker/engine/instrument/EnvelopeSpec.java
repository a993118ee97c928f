// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/**
 * Attack, decay, sustain and release of an amplitude envelope. Immutable; the constructor throws {@link IllegalArgumentException} for
 * values out of range.
 *
 * @param attackSeconds  time from silence to full scale, 0 to 3600
 * @param decaySeconds   time from full scale to the sustain level, 0 to 3600
 * @param sustainLevel   level held while the gate is open, 0 to 1
 * @param releaseSeconds time from the level at the end of the gate to silence, 0 to 3600
 * @param curve          shape of decay and release (the attack is always linear)
 */
public record EnvelopeSpec(double attackSeconds, double decaySeconds, double sustainLevel, double releaseSeconds, Curve curve) {

    /** Shape of the decay and release segments. */
    public enum Curve {
        LINEAR, EXPONENTIAL
    }

    /** Default for oscillators (sound reference 6.2). */
    public static final EnvelopeSpec OSCILLATOR = new EnvelopeSpec(0.01, 0.1, 0.7, 0.3);
    /** Default for samplers (sound reference 7.4). */
    public static final EnvelopeSpec SAMPLER = new EnvelopeSpec(0.005, 0, 1, 0.1);

    public EnvelopeSpec {
        requireTime("attack", attackSeconds);
        requireTime("decay", decaySeconds);
        requireTime("release", releaseSeconds);
        if (!(sustainLevel >= 0 && sustainLevel <= 1)) {
            throw new IllegalArgumentException("sustain is " + sustainLevel + ", expected 0 to 1");
        }
    }

    public EnvelopeSpec(double attackSeconds, double decaySeconds, double sustainLevel, double releaseSeconds) {
        this(attackSeconds, decaySeconds, sustainLevel, releaseSeconds, Curve.LINEAR);
    }

    private static void requireTime(String name, double seconds) {
        if (!(seconds >= 0 && seconds <= 3600)) {
            throw new IllegalArgumentException(name + " is " + seconds + " s, expected 0 to 3600");
        }
    }
}
