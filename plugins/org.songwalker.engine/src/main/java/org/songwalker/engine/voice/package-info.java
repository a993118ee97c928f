// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Voices: a pool of preallocated state addressed by handles, what starts them, what steals them, what renders them.
 * {@link org.songwalker.engine.voice.Playable} is built by any thread and immutable; all the rest belongs to the audio thread. The life of
 * a voice is decided in frames by envelope and sample length, never by the level of the signal.
 */
@NullMarked
package org.songwalker.engine.voice;

import org.jspecify.annotations.NullMarked;
