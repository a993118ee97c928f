// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.build;

import org.jspecify.annotations.Nullable;

/**
 * One zone as described in its file, before any audio is read.
 *
 * @param field         its field in the file, for messages
 * @param keyLow        lowest key, 0 to 127; above {@code keyHigh} the zone is empty
 * @param keyHigh       highest key
 * @param velocityLow   lowest velocity, 0 to 127
 * @param velocityHigh  highest velocity
 * @param rootNote      key at which the sample sounds untransposed, before fine tuning
 * @param fineTuneCents the sample sounds this much above the root note
 * @param sampleRateHz  rate of the original recording: the unit of the loop points and the rate of raw data
 * @param loop          loop points, or null
 * @param audio         the sample
 */
public record PresetZone(String field, int keyLow, int keyHigh, int velocityLow, int velocityHigh, double rootNote, double fineTuneCents,
        double sampleRateHz, @Nullable LoopPoints loop, AudioReference audio) {

    /** Loop in frames of the declared rate, end exclusive; not checked against the audio, which is not known yet. */
    public record LoopPoints(double start, double end) {}

    /** True if any key and velocity can reach this zone. */
    public boolean reachable() {
        return keyLow <= keyHigh && velocityLow <= velocityHigh;
    }

    /** True if some key and velocity reaches both zones. */
    public boolean overlaps(PresetZone other) {
        return keyLow <= other.keyHigh && other.keyLow <= keyHigh && velocityLow <= other.velocityHigh && other.velocityLow <= velocityHigh;
    }

    /** True if this zone covers all keys and velocities of the other one. */
    public boolean covers(PresetZone other) {
        return keyLow <= other.keyLow && keyHigh >= other.keyHigh && velocityLow <= other.velocityLow && velocityHigh >= other.velocityHigh;
    }
}
