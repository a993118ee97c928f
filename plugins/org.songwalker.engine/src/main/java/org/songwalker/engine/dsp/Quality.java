// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

/** How samples are read between their frames. */
public enum Quality {
    /** 4-point cubic Hermite (sound reference 7.3), the default. */
    HERMITE,
    /** Straight lines: cheapest, dull and noisy at the top. */
    LINEAR,
    /** 8-point windowed sinc: best, about twice the cost. */
    SINC
}
