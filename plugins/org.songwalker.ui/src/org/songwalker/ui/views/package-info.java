// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The Studio's own views and the figures at the foot of the window. They ask the live session some 30 times a second and draw what they
 * get. UI thread.
 */
@NullMarked
package org.songwalker.ui.views;

import org.jspecify.annotations.NullMarked;
