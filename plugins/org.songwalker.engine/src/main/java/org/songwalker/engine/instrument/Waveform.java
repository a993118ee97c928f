// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/** Periodic (and one aperiodic) signals an oscillator can make. */
public enum Waveform {
    SINE, SQUARE, SAWTOOTH, TRIANGLE, NOISE
}
