// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/** Members of {@code song} that the engine fills, by their names in programs; read-only. */
public enum SongField {
    note, velocity, elapsed, beat, voices
}
