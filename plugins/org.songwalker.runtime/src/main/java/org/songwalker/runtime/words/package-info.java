// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The words of the language, each described once: how it is written, what it takes and gives, its range and unit, a sentence and an
 * example. A family of words is an enum, whose constants instructions name by ordinal; {@link org.songwalker.runtime.words.Place} says
 * where each word stands. Compiler, interpreter, completion, colours and documents read these tables and keep no other lists. Immutable;
 * any thread may read them.
 */
@NullMarked
package org.songwalker.runtime.words;

import org.jspecify.annotations.NullMarked;
