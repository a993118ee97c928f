// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

/**
 * What the status line shows, all of it measured.
 *
 * @param voices   voices that sound
 * @param load     share of its time that a block takes: 1 is all there is
 * @param drops    times the device ran dry, and commands and messages that queues refused
 * @param playing  whether songs or a MIDI file run
 * @param output   format of the device and its delay, empty without one
 * @param sentence why there is no sound, empty where there is
 */
public record Figures(int voices, double load, long drops, boolean playing, String output, String sentence) { }
