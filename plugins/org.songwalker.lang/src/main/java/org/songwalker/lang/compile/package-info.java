// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Names, types and code: one walk over the syntax tree that reports every issue and emits a program. The walk continues after an error, so
 * that all of a file's issues come at once. One compilation is used by one thread and thrown away.
 */
@NullMarked
package org.songwalker.lang.compile;

import org.jspecify.annotations.NullMarked;
