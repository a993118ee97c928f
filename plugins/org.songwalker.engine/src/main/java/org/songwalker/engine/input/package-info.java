// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Sound received from a device for {@code AudioInput(n)}, one slice at a time, and its record for replays. A device's thread offers frames,
 * the audio thread takes them, the log's reader drains the record. Any thread but the audio thread may connect and disconnect.
 */
@NullMarked
package org.songwalker.engine.input;

import org.jspecify.annotations.NullMarked;
