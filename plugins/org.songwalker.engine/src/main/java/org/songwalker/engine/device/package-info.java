// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Sound devices through javax.sound.sampled, the only package of the engine that may use it. An output runs a thread of its own that pulls
 * blocks from a source and encodes them for the line. A missing device is a value with a sentence, never an exception.
 */
@NullMarked
package org.songwalker.engine.device;

import org.jspecify.annotations.NullMarked;
