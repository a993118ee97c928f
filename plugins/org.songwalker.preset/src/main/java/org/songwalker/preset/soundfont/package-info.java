// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * SoundFont 2 files: their tables, their generators and the instrument that a preset of one becomes. Knows nothing of libraries or indexes.
 * A font is immutable and may be shared; its samples are read from the file when an instrument is built, on a worker thread.
 */
@NullMarked
package org.songwalker.preset.soundfont;

import org.jspecify.annotations.NullMarked;
