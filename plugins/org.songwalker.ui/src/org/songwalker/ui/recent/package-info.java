// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/** Programs and sessions that were opened lately. UI thread. */
@NullMarked
package org.songwalker.ui.recent;

import org.jspecify.annotations.NullMarked;
