// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Brings MIDI in: Standard MIDI Files as lists of messages with exact beats, input devices as a stream of packed messages, and the table
 * that says which slots a channel plays. The only place of the program that touches {@code javax.sound.midi}. Files are read on any thread;
 * device callbacks arrive on the device's own thread, and tables are immutable and may be read by any.
 */
@NullMarked

package org.songwalker.midi;

import org.jspecify.annotations.NullMarked;
