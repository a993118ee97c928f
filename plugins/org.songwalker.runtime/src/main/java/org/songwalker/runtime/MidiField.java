// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/** Members of {@code midi}, by their names in programs; {@code cc} is indexed and stands apart. */
public enum MidiField {
    note, velocity, frequency, channel, gate, pitchBend
}
