// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The one live session that all windows share: engine, device, rack and song. Nothing in here knows SWT or the workbench. Calls come from
 * any thread and return at once; what takes time runs on the sessions thread, and listeners are told there.
 */
@NullMarked
package org.songwalker.ui.studio;

import org.jspecify.annotations.NullMarked;
