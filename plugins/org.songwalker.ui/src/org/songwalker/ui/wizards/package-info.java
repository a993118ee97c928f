// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * What File, New offers. Files are written by the workspace. UI thread.
 */
@NullMarked
package org.songwalker.ui.wizards;

import org.jspecify.annotations.NullMarked;
