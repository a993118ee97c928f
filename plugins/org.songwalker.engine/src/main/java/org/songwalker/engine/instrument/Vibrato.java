// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/**
 * A sine that moves the pitch of a voice by depth · sin(2π · rate · t), upwards first; t is 0 once the delay after the voice's start is
 * over. Immutable; the constructor throws {@link IllegalArgumentException} for values out of range.
 *
 * @param depthCents   greatest deviation to either side, 0 (no vibrato) to 1200
 * @param rateHz       periods per second, 0.01 to 50
 * @param delaySeconds time from the start of the voice to that of the vibrato, 0 to 60
 */
public record Vibrato(double depthCents, double rateHz, double delaySeconds) {
    /** No vibrato. */
    public static final Vibrato NONE = new Vibrato(0, 5, 0);

    public Vibrato {
        within("depth", depthCents, 0, 1200);
        within("rate", rateHz, 0.01, 50);
        within("delay", delaySeconds, 0, 60);
    }

    private static void within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException("vibrato " + name + " is " + value + ", expected " + low + " to " + high);
        }
    }
}
