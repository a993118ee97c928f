// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * What an index file says, and how names are compared: JSON with its path for messages, paths inside a library, General MIDI names. Nothing
 * here reads a file; callers hand the bytes in. All types are immutable or have no state; any thread may call them.
 */
@NullMarked
package org.songwalker.preset.index;

import org.jspecify.annotations.NullMarked;
