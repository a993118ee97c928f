// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Voices: a pool of preallocated state addressed by handles; how voices start, are stolen, are rendered and end.
 * {@link org.songwalker.engine.voice.Playable} is built by any thread and immutable; everything else belongs to the audio thread. Envelope
 * and sample length decide in frames when a voice ends, never the level of its signal.
 */
@NullMarked
package org.songwalker.engine.voice;

import org.jspecify.annotations.NullMarked;
