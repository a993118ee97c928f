// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The editor of session files ({@link org.songwalker.ui.rack.RackEditor}): a rack of slots, each with its program, levels and switches.
 * Each edit goes to the live session at once and to the file when it is saved. UI thread.
 */
@NullMarked
package org.songwalker.ui.rack;

import org.jspecify.annotations.NullMarked;
