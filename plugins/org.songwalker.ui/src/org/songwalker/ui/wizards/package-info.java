// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The wizards of File > New and File > Import. The workspace writes their files. UI thread.
 */
@NullMarked
package org.songwalker.ui.wizards;

import org.jspecify.annotations.NullMarked;
