// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Notes, scales and tuning as plain arithmetic. Pitches are fractional MIDI numbers, frequencies are in Hz. All functions are pure and may
 * be called from any thread.
 */
@NullMarked
package org.songwalker.runtime.music;

import org.jspecify.annotations.NullMarked;
