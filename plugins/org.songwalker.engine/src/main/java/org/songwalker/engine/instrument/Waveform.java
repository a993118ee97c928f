// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/** The signals of an oscillator; all but {@link #NOISE} are periodic. */
public enum Waveform {
    SINE, SQUARE, SAWTOOTH, TRIANGLE, NOISE
}
