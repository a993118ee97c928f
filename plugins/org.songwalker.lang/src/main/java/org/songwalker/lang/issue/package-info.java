// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * What the compiler has to say about a source: issues with their codes, severities and the edits that repair them. Knows neither the
 * compiler that finds them nor those that show them. All types are immutable; any thread may use them.
 */
@NullMarked
package org.songwalker.lang.issue;

import org.jspecify.annotations.NullMarked;
