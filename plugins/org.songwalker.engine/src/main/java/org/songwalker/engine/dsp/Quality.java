// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

/** How samples are interpolated between their frames. */
public enum Quality {
    /** 4-point cubic Hermite (sound reference 7.3), the default. */
    HERMITE,
    /** Linear: cheapest, with dull and noisy high frequencies. */
    LINEAR,
    /** 8-point windowed sinc: best, about twice the cost. */
    SINC
}
