// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The session file ({@code .swsession}): its values, its JSON with positions for complaints, its schema. Reads and writes text only; what a
 * session plays is made in {@link org.songwalker.session}. Values are immutable and readers hold no state, so any thread may enter.
 */
@NullMarked
package org.songwalker.session.file;

import org.jspecify.annotations.NullMarked;
