// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

/** The file is no playable Standard MIDI File. The message is one sentence with the byte at which reading ended. */
public final class MidiFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    MidiFileException(int offset, String problem) {
        super("byte " + offset + ": " + problem);
        this.offset = offset;
    }

    /** Position in the file, from 0. */
    public int offset() {
        return offset;
    }
}
