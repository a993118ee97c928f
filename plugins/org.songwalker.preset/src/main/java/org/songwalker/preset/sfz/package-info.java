// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * SFZ files: their text, their regions and the instrument that they become. The regions play as zones of SoundFonts do, so what those
 * cannot hold has no effect, and each such opcode is said once. Knows nothing of libraries or indexes. Worker threads; blocks.
 */
@NullMarked
package org.songwalker.preset.sfz;

import org.jspecify.annotations.NullMarked;
