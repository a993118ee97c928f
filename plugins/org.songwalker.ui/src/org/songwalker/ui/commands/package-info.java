// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * What menu entries, buttons and keys do: one class an operation. Each ends at once; the work is done elsewhere. UI thread.
 */
@NullMarked
package org.songwalker.ui.commands;

import org.jspecify.annotations.NullMarked;
