// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * How much of its time the engine needs: warm-up, measured load, the cost of a voice, and the guard that limits the voices. The device's
 * thread renders through monitors, any thread reads them; the watch runs on its own thread and only submits commands. Nothing here runs
 * inside the engine.
 */
@NullMarked
package org.songwalker.engine.cpu;

import org.jspecify.annotations.NullMarked;
