// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * What was written and not saved when the Studio was killed: kept on disk while it is edited, brought back by the next start. Editors of
 * every kind hand their texts to {@link org.songwalker.ui.unsaved.UnsavedTexts}; a thread of its own touches the disk.
 */
@NullMarked
package org.songwalker.ui.unsaved;

import org.jspecify.annotations.NullMarked;
