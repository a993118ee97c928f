// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The page that a user sees at the first start ({@link org.songwalker.ui.welcome.Welcome}): what SongWalker is, three ways to begin, files
 * that were opened lately ({@link org.songwalker.ui.recent.Recents}), and what is new. UI thread.
 */
@NullMarked
package org.songwalker.ui.welcome;

import org.jspecify.annotations.NullMarked;
