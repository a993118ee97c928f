// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * How much of the time the engine needs: warm-up, measured load, the cost of a voice, and the guard that keeps the voices affordable.
 * Monitors are entered by the device's thread and read by any; the watch runs on its own thread and only submits commands. Nothing here
 * runs inside the engine.
 */
@NullMarked
package org.songwalker.engine.load;

import org.jspecify.annotations.NullMarked;
