// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The Studio's preference pages, and {@link org.songwalker.ui.preferences.Choices}, which reads and writes what they edit. A choice takes
 * effect when the user applies it. Pages run on the UI thread.
 */
@NullMarked
package org.songwalker.ui.preferences;

import org.jspecify.annotations.NullMarked;
