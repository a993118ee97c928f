// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.effect;

/** Sets inaudible values to zero, before they become denormal numbers, which are slow. */
final class Denormal {
    private static final float QUIET = 1e-20f;

    private Denormal() {}

    static float flush(float x) {
        return Math.abs(x) < QUIET ? 0 : x;
    }
}
