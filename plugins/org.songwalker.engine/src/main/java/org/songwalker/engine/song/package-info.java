// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Songs that have been expanded to a score: where their notes go and the player that starts each at the frame of its beat.
 * {@link org.songwalker.engine.song.SongRouting} belongs to the control thread, which calls it under its lock.
 * {@link org.songwalker.engine.song.SongPlayer} belongs to the audio thread once it is handed over.
 */
@NullMarked
package org.songwalker.engine.song;

import org.jspecify.annotations.NullMarked;
