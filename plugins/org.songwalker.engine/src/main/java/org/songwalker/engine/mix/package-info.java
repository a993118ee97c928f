// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * From voices to the loudspeaker: buses of preset handles, slot strips, master, limiter, meters and PCM encoding. The audio thread mixes;
 * meters are published with release stores, so that any thread may read them. The encoder belongs to the thread that holds it.
 */
@NullMarked
package org.songwalker.engine.mix;

import org.jspecify.annotations.NullMarked;
