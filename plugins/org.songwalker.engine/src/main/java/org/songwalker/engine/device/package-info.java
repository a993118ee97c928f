// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Sound devices through javax.sound.sampled; no other package of the engine may use it. An output has its own thread, which pulls blocks
 * from a source and encodes them for the line. A missing device is a result with a sentence, never an exception.
 */
@NullMarked
package org.songwalker.engine.device;

import org.jspecify.annotations.NullMarked;
