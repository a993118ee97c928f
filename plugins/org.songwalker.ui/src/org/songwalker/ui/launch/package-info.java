// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Launch configurations: Play plays a program or a rack, Render renders either into a WAV file. Delegates run in the platform's background
 * jobs, tabs on the UI thread. A render has an engine separate from the live one.
 */
@NullMarked
package org.songwalker.ui.launch;

import org.jspecify.annotations.NullMarked;
