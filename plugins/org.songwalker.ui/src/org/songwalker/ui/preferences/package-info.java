// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The Studio's preference pages and the choices behind them. A choice takes effect when it is applied. UI thread.
 */
@NullMarked
package org.songwalker.ui.preferences;

import org.jspecify.annotations.NullMarked;
