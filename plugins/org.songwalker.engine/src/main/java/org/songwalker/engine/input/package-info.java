// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Sound that comes in from a device for {@code AudioInput(n)}, a slice at a time, and the record of it for replays. A device's thread
 * offers frames, the audio thread takes them, the log's reader drains the record. Connecting and disconnecting belong to any thread but the
 * audio thread.
 */
@NullMarked
package org.songwalker.engine.input;

import org.jspecify.annotations.NullMarked;
