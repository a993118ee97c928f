// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

/**
 * Packs and unpacks MIDI messages; no other class does. A message is an int: status in bits 0 to 7, data bytes in bits 8 to 15 and 16 to
 * 23. What long messages to the system mean is packed likewise, with statuses below 0x80 that no cable has. A routed message is a long that
 * has the mask of its target slots in bits 32 to 63 (bit n is slot n). Every method that reads a message takes both forms.
 */
public final class Midi {
    /** Not a MIDI status on the wire: one key of a channel is tuned. */
    public static final int KEY_TUNING = 0x10;
    /** Not a MIDI status on the wire: one degree of the octave is tuned on a channel. */
    public static final int OCTAVE_TUNING = 0x20;
    /** Not a MIDI status on the wire: all channels are as at the start, by the rules of a {@link Standard}. */
    public static final int RESET = 0x30;
    /** Not a MIDI status on the wire: a channel becomes a rhythm part or ends being one. */
    public static final int RHYTHM = 0x40;
    /** Not a MIDI status on the wire: a slot plays another of its programs from the next note on. */
    public static final int SELECT = 0x50;
    public static final int NOTE_OFF = 0x80;
    public static final int NOTE_ON = 0x90;
    public static final int KEY_PRESSURE = 0xA0;
    public static final int CONTROL = 0xB0;
    public static final int PROGRAM = 0xC0;
    public static final int CHANNEL_PRESSURE = 0xD0;
    public static final int PITCH_BEND = 0xE0;
    /** Release velocity of a note-off that is sent as a note-on with velocity 0. */
    private static final int RELEASE = 64;
    /** Not a MIDI status on the wire: a change of time signature in a file. */
    public static final int TIME_SIGNATURE = 0xF0;
    /** Controller that ends all notes of a channel. */
    public static final int ALL_NOTES_OFF = 123;
    private static final int PEDAL = 64;
    private static final int SOSTENUTO = 66;
    private static final int SOUND_OFF = 120;
    /** Steps of a semitone in which tunings are packed. */
    private static final double TUNING_STEPS = 1024;
    private static final int TUNING_REST = 1 << 16;
    private static final int TUNING_BIT = 15;

    /** A standard of instruments, which a message to the system chooses. */
    public enum Standard {
        /** General MIDI. */
        GM,
        /** General MIDI 2. */
        GM2,
        /** Roland's extension of General MIDI. */
        GS,
        /** Yamaha's extension of General MIDI. */
        XG
    }

    private Midi() {}

    /**
     * Packs a message; {@code status} includes the channel, data bytes are 0 to 127. A note-on with velocity 0 becomes the note-off that it
     * stands for, with the release velocity 64 that MIDI gives it.
     */
    public static int message(int status, int data1, int data2) {
        boolean release = (status & 0xF0) == NOTE_ON && data2 == 0;
        int meant = release ? NOTE_OFF | status & 0x0F : status;
        return meant & 0xFF | (data1 & 0x7F) << 8 | ((release ? RELEASE : data2) & 0x7F) << 16;
    }

    /** Adds the mask of the slots that receive the message. */
    public static long routed(int message, int slotMask) {
        return message & 0xFFFF_FFFFL | (long) slotMask << 32;
    }

    /** A note-on; channel from 0. */
    public static long noteOn(int channel, int key, int velocity, int slotMask) {
        return routed(message(NOTE_ON | channel, key, velocity), slotMask);
    }

    /** A note-off; channel from 0. */
    public static long noteOff(int channel, int key, int slotMask) {
        return routed(message(NOTE_OFF | channel, key, RELEASE), slotMask);
    }

    /** A controller; channel from 0. */
    public static long control(int channel, int number, int value, int slotMask) {
        return routed(message(CONTROL | channel, number, value), slotMask);
    }

    /** Pressure on all keys of a channel, 0 to 127; channel from 0. */
    public static long channelPressure(int channel, int value, int slotMask) {
        return routed(message(CHANNEL_PRESSURE | channel, value, 0), slotMask);
    }

    /** Pressure on one key, 0 to 127; channel from 0. */
    public static long keyPressure(int channel, int key, int value, int slotMask) {
        return routed(message(KEY_PRESSURE | channel, key, value), slotMask);
    }

    /** A pitch-wheel message, 0 to 16383 with 8192 at rest; channel from 0. */
    public static long pitchBend(int channel, int value, int slotMask) {
        return routed(message(PITCH_BEND | channel, value & 0x7F, value >> 7), slotMask);
    }

    /** A change of time signature, for the transport; both parts 1 to 127. */
    public static long timeSignature(int numerator, int denominator) {
        return routed(message(TIME_SIGNATURE, numerator, denominator), 0);
    }

    /** Puts all channels into the state of the start. */
    public static int reset(Standard standard) {
        return RESET | standard.ordinal() << 8;
    }

    /** The standard of a reset. */
    public static Standard standard(long word) {
        return Standard.values()[data1(word)];
    }

    /** Makes a channel (from 0) a rhythm part or a melodic one. */
    public static int rhythm(int channel, boolean on) {
        return RHYTHM | channel | (on ? 1 : 0) << 8;
    }

    /** Chooses one of a slot's programs by its place in {@link Command.Programs}, 0 to 16,383. */
    public static int select(int place) {
        return SELECT | (place & 0x7F) << 8 | (place >> 7 & 0x7F) << 16;
    }

    /** The place that a selection names. */
    public static int place(long word) {
        return data1(word) | data2(word) << 7;
    }

    /** Tunes a key of a channel (from 0) by semitones, -64 to 64, in steps of 1/1024. */
    public static int keyTuning(int channel, int key, double semitones) {
        return KEY_TUNING | channel | (key & 0x7F) << 8 | tuning(semitones);
    }

    /** Tunes a degree of the octave, 0 (C) to 11, of a channel (from 0) by semitones, -64 to 64, in steps of 1/1024. */
    public static int octaveTuning(int channel, int degree, double semitones) {
        return OCTAVE_TUNING | channel | (degree & 0x7F) << 8 | tuning(semitones);
    }

    private static int tuning(double semitones) {
        return Math.clamp(Math.round(semitones * TUNING_STEPS) + TUNING_REST, 0, 2 * TUNING_REST - 1) << TUNING_BIT;
    }

    /** Semitones of a tuning. */
    public static double semitones(long word) {
        return (((int) word >>> TUNING_BIT) - TUNING_REST) / TUNING_STEPS;
    }

    /** True for a controller that can end what sounds: pedals and channel modes. */
    public static boolean releases(long word) {
        return kind(word) == CONTROL && (data1(word) == PEDAL || data1(word) == SOSTENUTO || data1(word) >= SOUND_OFF);
    }

    /** True for messages that one channel hears, tunings included; false for time signatures, resets and system messages. */
    public static boolean hasChannel(long word) {
        return isChannelMessage(word) || kind(word) == KEY_TUNING || kind(word) == OCTAVE_TUNING || kind(word) == RHYTHM;
    }

    /** True for channel messages, false for time signatures and system messages. */
    public static boolean isChannelMessage(long word) {
        int status = (int) word & 0xFF;
        return status >= NOTE_OFF && status < 0xF0;
    }

    /**
     * Kind of message, which is the status without its channel: 0x80 note-off, 0x90 note-on, 0xA0 key pressure, 0xB0 controller, 0xC0
     * program change, 0xD0 channel pressure, 0xE0 pitch bend; {@link #KEY_TUNING} and the others of its kind.
     */
    public static int kind(long word) {
        return (int) word & 0xF0;
    }

    /** Channel from 0. */
    public static int channel(long word) {
        return (int) word & 0x0F;
    }

    public static int data1(long word) {
        return (int) (word >> 8) & 0x7F;
    }

    public static int data2(long word) {
        return (int) (word >> 16) & 0x7F;
    }

    public static int slotMask(long word) {
        return (int) (word >>> 32);
    }
}
