// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The slots of the rack: the program or song that plays, its firings, what a program sees of the engine, and the mixer that joins the
 * slots. Decides what starts and ends and when; sound itself is made in {@code voice} and {@code mix}. Audio thread only, except
 * constructors and {@link org.songwalker.engine.slot.InstalledProgram}, which the control thread builds.
 */
@NullMarked
package org.songwalker.engine.slot;

import org.jspecify.annotations.NullMarked;
