// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Launch configurations: Play a program or a rack, Render either into a WAV file. Delegates run in the platform's background jobs, tabs on
 * the UI thread. Rendering never touches the live engine.
 */
@NullMarked
package org.songwalker.ui.launch;

import org.jspecify.annotations.NullMarked;
