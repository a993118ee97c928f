// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * From voices to the output: buses of preset handles, effect lanes, effect buses, strips and the limiter. Audio thread; meters are
 * published with release stores, so that any thread may read them.
 */
@NullMarked
package org.songwalker.engine.mix;

import org.jspecify.annotations.NullMarked;
