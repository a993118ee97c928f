// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The Studio's own views, Keyboard and Meters, and the figures in the status bar. They poll the live session on timers, four to 30 times a
 * second, and draw what it returns. UI thread.
 */
@NullMarked
package org.songwalker.ui.views;

import org.jspecify.annotations.NullMarked;
