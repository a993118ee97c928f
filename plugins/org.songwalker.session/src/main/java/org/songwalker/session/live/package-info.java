// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The rack that plays: {@link org.songwalker.session.live.LiveSession} loads it, follows its file while it sounds and starts and stops its
 * songs. It knows no window; the Studio and {@code songwalker play} are its two users. Every public type says which threads may enter;
 * compiling, loading and opening devices happen on one thread, the sessions thread.
 */
@NullMarked
package org.songwalker.session.live;

import org.jspecify.annotations.NullMarked;
