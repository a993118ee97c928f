// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/**
 * Attack, decay, sustain, release.
 *
 * @param attackSeconds  time from silence to full scale, at least 0
 * @param decaySeconds   time from full scale to the sustain level, at least 0
 * @param sustainLevel   level held while the gate is open, 0 to 1
 * @param releaseSeconds time from the level at gate end to silence, at least 0
 * @param curve          shape of decay and release (the attack is linear in both)
 */
public record EnvelopeSpec(double attackSeconds, double decaySeconds, double sustainLevel, double releaseSeconds, Curve curve) {

    /** Shape of the decay and release segments. */
    public enum Curve {
        LINEAR, EXPONENTIAL
    }

    /** The default of oscillators (sound reference 6.2). */
    public static final EnvelopeSpec OSCILLATOR = new EnvelopeSpec(0.01, 0.1, 0.7, 0.3);
    /** The default of samplers (sound reference 7.4). */
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
