// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/**
 * A place in a source.
 *
 * @param file   name of the file that the program uses (language reference 13.9); empty for the program itself
 * @param line   1-based
 * @param column 1-based, UTF-16 units
 */
public record SourcePlace(String file, int line, int column) {}
