// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * What menu entries, buttons and keys do, one handler per command. Handlers return at once: the live session and the platform do the work
 * on other threads. UI thread.
 */
@NullMarked
package org.songwalker.ui.commands;

import org.jspecify.annotations.NullMarked;
