// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Encoded samples to mono floats: MP3 without its encoder's padding, headerless 16 bit, WAV and AIFF. Works on bytes in memory and knows
 * neither presets nor files; the only place of this bundle that touches {@code javax.sound.sampled}. Decoding may take a while and belongs
 * on a worker thread; the types are stateless and may be shared.
 */
@NullMarked

package org.songwalker.preset.decode;

import org.jspecify.annotations.NullMarked;
