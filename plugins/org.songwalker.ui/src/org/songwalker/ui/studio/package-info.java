// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The live session that all windows share ({@link org.songwalker.ui.studio.StudioService}) and the listeners that show what it reports:
 * Console and markers. Any thread may call; listeners are called on the threads of the session and go to the UI thread by themselves.
 */
@NullMarked
package org.songwalker.ui.studio;

import org.jspecify.annotations.NullMarked;
