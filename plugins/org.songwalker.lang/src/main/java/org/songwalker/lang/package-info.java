// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The language: from source text to a program or to issues that say what is wrong, where, and what to do. The grammar is
 * {@code Song.xtext}, its tokens come from the scanner in {@code parser}, its meaning from {@code compile}. A compiler may be used by any
 * thread, one compilation at a time per instance.
 */
@NullMarked
package org.songwalker.lang;

import org.jspecify.annotations.NullMarked;
