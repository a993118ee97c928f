// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * From a preset file to an instrument: the descriptor as it is written, its samples read and decoded, its nodes built. Knows the format of
 * preset files and the engine's instruments, and nothing of how a preset was found. Each build belongs to one worker thread; descriptors
 * are immutable.
 */
@NullMarked
package org.songwalker.preset.build;

import org.jspecify.annotations.NullMarked;
