// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Where the bytes of a library come from: a folder, a web address, a SoundFont file or the embedded Starter. Reads may block, on the web
 * for 5 s at most, so they belong on a worker thread; all types may be shared by threads.
 * {@link org.songwalker.preset.source.PresetException} is the one failure of this bundle.
 */
@NullMarked
package org.songwalker.preset.source;

import org.jspecify.annotations.NullMarked;
