// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * From characters to tokens: the context-sensitive scanner, its rules and its memory of brackets. The grammar's terminals are all
 * synthetic; nothing of the generated lexer is used. A scanner is made for one text and used by one thread.
 */
@NullMarked
package org.songwalker.lang.parser;

import org.jspecify.annotations.NullMarked;
