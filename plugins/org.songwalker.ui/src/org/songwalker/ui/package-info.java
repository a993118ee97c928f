// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The shell of the Studio: application, window, perspective, transport, keyboard, meters, wizards and preferences. It owns no sound; it
 * asks the one {@link org.songwalker.ui.studio.StudioService}. UI thread, unless a type says otherwise.
 */
@NullMarked
package org.songwalker.ui;

import org.jspecify.annotations.NullMarked;
