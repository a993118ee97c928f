// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

/**
 * Fixed settings of a slot; {@link org.songwalker.engine.EngineSettings} has checked the ranges.
 *
 * @param sampleRate    frames per second
 * @param firings       contexts per program
 * @param seed          seed of the random numbers
 * @param idleGapBeats  beats of silence after which {@code song} is undefined
 * @param bendSemitones range of the pitch wheel in semitones
 */
public record SlotSettings(double sampleRate, int firings, long seed, double idleGapBeats, double bendSemitones) {}
