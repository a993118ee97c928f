// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/**
 * A sine that moves the pitch of a voice: depth · sin(2π · rate · t), t counted from the delay behind the voice's start, upwards first.
 *
 * @param depthCents   to either side, 0 (none) to 1200
 * @param rateHz       periods per second, 0.01 to 50
 * @param delaySeconds from the start of the voice, 0 to 60
 */
public record Vibrato(double depthCents, double rateHz, double delaySeconds) {
    /** A pitch that stands still. */
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
