// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The shell of the Studio: {@link org.songwalker.ui.Application} starts it, {@link org.songwalker.ui.StudioAdvisor} configures the
 * workbench, {@link org.songwalker.ui.Boot} attaches the rest after the window has opened. Nothing here makes sound; that is the live
 * session of {@link org.songwalker.ui.studio.StudioService}. UI thread, unless a type says otherwise.
 */
@NullMarked
package org.songwalker.ui;

import org.jspecify.annotations.NullMarked;
