// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

/**
 * Constant-power pan, normalised to 0 dB at the centre: left = √2 cos θ, right = √2 sin θ with θ = (p + 1) π/4 (sound reference 9). At
 * either end the near side is +3 dB, so the total power is the same everywhere.
 */
public final class Pan {
    private Pan() {}

    /** Linear gain of the left side for a position from -1 to 1. */
    public static double left(double position) {
        return position == 0 ? 1 : Math.sqrt(2) * PortableMath.cos((Math.clamp(position, -1, 1) + 1) * Math.PI / 4);
    }

    /** Linear gain of the right side for a position from -1 to 1. */
    public static double right(double position) {
        return position == 0 ? 1 : Math.sqrt(2) * PortableMath.sin((Math.clamp(position, -1, 1) + 1) * Math.PI / 4);
    }
}
