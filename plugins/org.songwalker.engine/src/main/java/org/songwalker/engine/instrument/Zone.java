// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One sample with the keys and velocities that play it. A range with {@code low > high} is empty; real libraries contain such zones.
 * Immutable; the constructor throws {@link IllegalArgumentException} for values out of range.
 *
 * @param keyLow         lowest MIDI key, inclusive
 * @param keyHigh        highest MIDI key, inclusive
 * @param velocityLow    lowest velocity 0 to 127, inclusive; compared with floor(127 v)
 * @param velocityHigh   highest velocity, inclusive
 * @param rootPitch      fractional MIDI pitch at which the data sounds untransposed (root note plus fine tune in hundredths)
 * @param sample         the audio
 * @param loop           the loop, or null if the sample plays once
 * @param oneShot        true if the voice ignores the note-off and plays to the end of the sample
 * @param envelope       amplitude envelope
 * @param gain           linear gain
 * @param pan            -1 left to 1 right
 * @param cutoffHz       cutoff of each voice's low-pass; {@link #NO_FILTER} if there is none
 * @param resonanceQ     Q of that low-pass, above 0
 * @param exclusiveClass voices of the same class above 0 end each other, as open and closed hats do; 0 is none
 * @param vibrato        periodic movement of the pitch
 * @param font           what a zone of a SoundFont says beyond that, and instead of gain, pan, cutoff and Q; null for other zones
 */
public record Zone(int keyLow, int keyHigh, int velocityLow, int velocityHigh, double rootPitch, SampleData sample, @Nullable Loop loop,
        boolean oneShot, EnvelopeSpec envelope, double gain, double pan, double cutoffHz, double resonanceQ, int exclusiveClass,
        Vibrato vibrato, @Nullable FontZone font) {

    /** The cutoff in Hz that means: no low-pass. */
    public static final double NO_FILTER = 20_000;

    public Zone {
        Objects.requireNonNull(sample);
        Objects.requireNonNull(envelope);
        if (loop != null && loop.end() > sample.length()) {
            throw new IllegalArgumentException("loop ends at " + loop.end() + ", past the " + sample.length() + " frames of the sample");
        }
        if (!(gain >= 0) || !(pan >= -1 && pan <= 1) || !(resonanceQ > 0)) {
            throw new IllegalArgumentException("gain " + gain + ", pan " + pan + ", Q " + resonanceQ);
        }
    }

    /** A zone that comes from no SoundFont. */
    public Zone(int keyLow, int keyHigh, int velocityLow, int velocityHigh, double rootPitch, SampleData sample, @Nullable Loop loop,
            boolean oneShot, EnvelopeSpec envelope, double gain, double pan, double cutoffHz, double resonanceQ, int exclusiveClass,
            Vibrato vibrato) {
        this(keyLow, keyHigh, velocityLow, velocityHigh, rootPitch, sample, loop, oneShot, envelope, gain, pan, cutoffHz, resonanceQ,
                exclusiveClass, vibrato, null);
    }

    /** Without vibrato. */
    public Zone(int keyLow, int keyHigh, int velocityLow, int velocityHigh, double rootPitch, SampleData sample, @Nullable Loop loop,
            boolean oneShot, EnvelopeSpec envelope, double gain, double pan, double cutoffHz, double resonanceQ, int exclusiveClass) {
        this(keyLow, keyHigh, velocityLow, velocityHigh, rootPitch, sample, loop, oneShot, envelope, gain, pan, cutoffHz, resonanceQ,
                exclusiveClass, Vibrato.NONE);
    }

    /** A zone for all velocities, centred, at full level, without filter, exclusive class and vibrato. */
    public Zone(int keyLow, int keyHigh, double rootPitch, SampleData sample, @Nullable Loop loop, boolean oneShot, EnvelopeSpec envelope) {
        this(keyLow, keyHigh, 0, 127, rootPitch, sample, loop, oneShot, envelope, 1, 0, NO_FILTER, Math.sqrt(0.5), 0);
    }

    public boolean coversKey(int key) {
        return key >= keyLow && key <= keyHigh;
    }

    public boolean coversVelocity(int velocity) {
        return velocity >= velocityLow && velocity <= velocityHigh;
    }

    /** True if some key and velocity can play it. */
    public boolean reachable() {
        return keyLow <= keyHigh && velocityLow <= velocityHigh;
    }
}
