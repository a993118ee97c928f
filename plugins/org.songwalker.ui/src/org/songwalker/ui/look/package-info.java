// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/** The colours and fonts of what the Studio draws itself. UI thread. */
@NullMarked
package org.songwalker.ui.look;

import org.jspecify.annotations.NullMarked;
