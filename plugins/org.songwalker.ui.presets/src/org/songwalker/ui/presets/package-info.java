// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The Presets view ({@link org.songwalker.ui.presets.PresetsView}): finds presets of all libraries as the user types and loads them into
 * the program in front. Libraries are read and searched in the background; controls belong to the UI thread.
 */
@NullMarked
package org.songwalker.ui.presets;

import org.jspecify.annotations.NullMarked;
