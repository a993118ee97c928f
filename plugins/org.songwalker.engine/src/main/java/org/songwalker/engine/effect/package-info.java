// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Insert and send effects by sound reference 8. Any thread may build one; once it is inserted, the audio thread alone may enter it. Every
 * effect works in place on two buffers and allocates in its constructor only.
 */
@NullMarked
package org.songwalker.engine.effect;

import org.jspecify.annotations.NullMarked;
