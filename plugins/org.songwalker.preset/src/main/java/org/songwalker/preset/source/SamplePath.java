// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

/**
 * A sample of a library.
 *
 * @param path  path relative to the root of the source, or an absolute http(s) address
 * @param codec how it is encoded, in capital letters; the same file read in two ways is two samples
 */
public record SamplePath(String path, String codec) {}
