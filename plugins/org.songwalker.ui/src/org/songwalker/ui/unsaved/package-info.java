// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Keeps unsaved texts over a kill of the Studio. Editors of every kind hand their texts to {@link org.songwalker.ui.unsaved.UnsavedTexts},
 * whose background thread writes them to disk; at the next start {@link org.songwalker.ui.unsaved.Recovery} brings them back.
 */
@NullMarked
package org.songwalker.ui.unsaved;

import org.jspecify.annotations.NullMarked;
