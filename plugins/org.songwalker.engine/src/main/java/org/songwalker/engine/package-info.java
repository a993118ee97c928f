// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The engine: programs and MIDI in, stereo frames and a trace out, the same for the same commands on every run.
 * {@link org.songwalker.engine.EngineControl} may be called by any thread; {@link org.songwalker.engine.Engine#render} and all types
 * marked {@link org.songwalker.engine.ring.AudioThread} belong to the one thread that renders; the reader's side of rings to one reader.
 * Time is a count of frames; there is no wall clock inside.
 */
@NullMarked
package org.songwalker.engine;

import org.jspecify.annotations.NullMarked;
