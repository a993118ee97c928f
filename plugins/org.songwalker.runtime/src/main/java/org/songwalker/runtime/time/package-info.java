// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Beats, seconds and frames: the tempo map and the state of the transport. A beat is a quarter note; a frame is one sample of every
 * channel. Tempo maps are immutable; a transport state belongs to the thread that renders.
 */
@NullMarked
package org.songwalker.runtime.time;

import org.jspecify.annotations.NullMarked;
