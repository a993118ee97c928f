// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

/**
 * Where a performance is.
 *
 * @param seconds     since its start
 * @param bar         from 1
 * @param beat        of the bar, from 1, in notes of the value 1/{@code denominator}
 * @param bpm         quarter notes a minute
 * @param numerator   notes in a bar
 * @param denominator their value
 */
public record Position(double seconds, int bar, int beat, double bpm, int numerator, int denominator) {}
