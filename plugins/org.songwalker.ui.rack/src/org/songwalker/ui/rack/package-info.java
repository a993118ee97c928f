// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The editor of sessions: a rack of slots, each with its program, levels and switches. The file is the model; the live session follows
 * every change at once. UI thread.
 */
@NullMarked
package org.songwalker.ui.rack;

import org.jspecify.annotations.NullMarked;
