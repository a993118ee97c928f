// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

/** A short MIDI message in one int: status in the lowest byte, then the first and the second data byte. */
public final class MidiWord {
    public static final int NOTE_OFF = 0x80;
    public static final int NOTE_ON = 0x90;
    public static final int CONTROL_CHANGE = 0xB0;
    /** Controller that ends all notes of a channel. */
    public static final int ALL_NOTES_OFF = 123;

    private MidiWord() {
    }

    /** Packs a message. A note-on without velocity becomes the note-off that it means. */
    public static int of(int status, int data1, int data2) {
        int meant = (status & 0xF0) == NOTE_ON && status < 0xF0 && data2 == 0 ? NOTE_OFF | status & 0x0F : status;
        return meant & 0xFF | (data1 & 0x7F) << 8 | (data2 & 0x7F) << 16;
    }

    /** Whether the message belongs to a channel. */
    public static boolean isChannelMessage(int word) {
        return (word & 0xFF) >= NOTE_OFF && (word & 0xFF) < 0xF0;
    }

    /**
     * Kind of a channel message: 0x80 note-off, 0x90 note-on, 0xA0 key pressure, 0xB0 controller, 0xC0 program, 0xD0 pressure, 0xE0 bend.
     */
    public static int kind(int word) {
        return word & 0xF0;
    }

    /** Channel 0 to 15 of a channel message. */
    public static int channel(int word) {
        return word & 0x0F;
    }

    public static int data1(int word) {
        return word >> 8 & 0x7F;
    }

    public static int data2(int word) {
        return word >> 16 & 0x7F;
    }
}
