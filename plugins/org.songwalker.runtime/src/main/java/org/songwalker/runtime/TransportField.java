// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/** Members of {@code transport}, by their names in programs. The first three can be overridden by a firing for itself. */
public enum TransportField {
    bpm, timeSigNum, timeSigDen, sampleRate, playing, beat;

    /** Whether a program may assign it. */
    public boolean assignable() {
        return this == bpm || this == timeSigNum || this == timeSigDen;
    }
}
