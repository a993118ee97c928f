// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The public face of the engine: commands, programs and MIDI in, stereo frames and a trace out; the same commands give the same output on
 * every run. {@link org.songwalker.engine.EngineControl#submit} may be called by any thread; {@link org.songwalker.engine.Engine#render}
 * and everything marked {@link org.songwalker.engine.ring.AudioThread} belongs to the one thread that renders; the reading side of a ring
 * belongs to one reader. Time is a count of frames; the engine reads no wall clock.
 *
 * <p>
 * Three words have one meaning each in all packages of the engine:
 * <ul>
 * <li>A <b>bus</b> is a stereo sum of one slice. A {@link org.songwalker.engine.mix.VoiceBus} sums the voices of a preset handle, an
 * {@link org.songwalker.engine.mix.EffectBus} what slots and tracks send.
 * <li>A <b>group</b> is up to sixteen partials of one kind that go through the kernels together, whatever their slots and buses.
 * <li>A <b>lane</b> is the place of one partial in its group, 0 to 15. (An {@link org.songwalker.engine.mix.EffectLane} is something else
 * and never called a lane alone: voice buses that share a chain of effects.)
 * </ul>
 */
@NullMarked
package org.songwalker.engine;

import org.jspecify.annotations.NullMarked;
