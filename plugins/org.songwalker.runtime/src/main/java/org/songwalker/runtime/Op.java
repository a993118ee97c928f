// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/**
 * Instructions. Each takes four ints: the operation and the operands a, b, c. Operands are registers unless said otherwise; {@code top}
 * registers are those of the firing's main strand, which track bodies and handlers share.
 */
public final class Op {
    private Op() {}

    /** Ints per instruction. */
    public static final int WIDTH = 4;

    /** The strand ends. */
    public static final int END = 0;
    /** a = constant b. */
    public static final int CONST = 1;
    /** a = b. */
    public static final int MOVE = 2;
    /** a = top register b. */
    public static final int LOAD_TOP = 3;
    /** top register a = b. */
    public static final int STORE_TOP = 4;

    /** a = b + c, and so on; numbers and booleans, undefined gives NaN. */
    public static final int ADD = 5;
    public static final int SUB = 6;
    public static final int MUL = 7;
    public static final int DIV = 8;
    public static final int REM = 9;
    /** a = -b. */
    public static final int NEG = 10;
    /** a = +b: b as a number. */
    public static final int PLUS = 11;
    /** a = not b. */
    public static final int NOT = 12;
    public static final int EQ = 13;
    public static final int NE = 14;
    public static final int LT = 15;
    public static final int GT = 16;
    public static final int LE = 17;
    public static final int GE = 18;

    /** To instruction a. */
    public static final int JUMP = 19;
    /** Jumps to instruction b if a is true. */
    public static final int JUMP_IF = 20;
    /** Jumps to instruction b if a is false. */
    public static final int JUMP_UNLESS = 21;
    /** Jumps to instruction b if a is neither undefined nor null. */
    public static final int JUMP_DEFINED = 22;
    /** Backwards to instruction a; counts turns, and the instructions of each less b. */
    public static final int LOOP = 23;

    /** a = array of c registers from b on. */
    public static final int ARRAY = 24;
    /** a = object with the values of registers from b on and the shape in constant c. */
    public static final int OBJECT = 25;
    /** a = b[c]. */
    public static final int INDEX = 26;
    /** a[b] = c. */
    public static final int STORE_INDEX = 27;
    /** a = b.(name in constant c). */
    public static final int MEMBER = 28;
    /** a.(name in constant b) = c. */
    public static final int STORE_MEMBER = 29;
    /** a = result of the method (ordinal c & 0xffff) on b; its arguments, c >>> 16 of them, stand in the registers after b. */
    public static final int METHOD = 30;
    /** a = built-in function (ordinal b & 0xff) of b >>> 8 arguments from register c on. */
    public static final int BUILTIN = 31;

    /** a = midi field (ordinal b). */
    public static final int MIDI = 32;
    /** a = midi.cc[b]. */
    public static final int MIDI_CC = 33;
    /** a = transport field (ordinal b). */
    public static final int TRANSPORT = 34;
    /** transport field (ordinal a) = b, for this firing. */
    public static final int SET_TRANSPORT = 35;
    /** a = song itself. */
    public static final int SONG = 36;
    /** a = song field (ordinal b), voices excepted. */
    public static final int SONG_FIELD = 37;
    /** a = song.voices as an array. */
    public static final int SONG_VOICES = 38;
    /** a = song.voices.length. */
    public static final int SONG_VOICE_COUNT = 39;
    /** a = song.voices[b]. */
    public static final int SONG_VOICE = 40;
    /** a = user property (song name b). */
    public static final int SONG_READ = 41;
    /** user property (song name a) = b. */
    public static final int SONG_WRITE = 42;
    /** a = property (ordinal c) of preset b. */
    public static final int PRESET_READ = 43;
    /** property (ordinal b) of preset a = c. */
    public static final int PRESET_WRITE = 44;
    /** a = track property (ordinal b). */
    public static final int TRACK_READ = 45;
    /** track property (ordinal a) = b; event lists show constant c, or the value if c is -1. */
    public static final int TRACK_WRITE = 46;

    /**
     * Plays the value in register a, with pitch, velocity, gate and step in the registers a+1 to a+4 as far as the flags in b say; c = the
     * voice, if c is not -1.
     */
    public static final int PLAY = 47;
    /** Goes on a (a register) beats later. */
    public static final int WAIT = 48;
    /** Goes on one default length later. */
    public static final int WAIT_DEFAULT = 49;
    /**
     * Starts track routine a beside this strand: velocity in register b and cut in b+1 as far as the flags in the high half of c say, then
     * its arguments from b+2 on, their number in the low half of c.
     */
    public static final int CALL = 50;

    /** a = a copy of the array or object in constant b, the template of a literal. */
    public static final int COPY = 51;

    /**
     * Calls function routine a in this strand; its arguments stand from register b on, their number in the low half of c. The high half of
     * c is one more than the register of the result, 0 if nothing wants it.
     */
    public static final int FUNCTION = 52;
    /** Ends a function with the value in register a, undefined if a is -1. */
    public static final int RETURN = 53;

    /** a = an empty list for b values. */
    public static final int LIST = 54;
    /** a = midi.held as an array. */
    public static final int HELD = 55;
    /** a = midi.held.length. */
    public static final int HELD_COUNT = 56;
    /** a = midi.held[b]. */
    public static final int HELD_KEY = 57;
    /** Goes on where the transport's beat is the next multiple of a, plus b (both registers). */
    public static final int SYNC = 58;
    /** Writes the b values from register a on to the log. */
    public static final int LOG = 59;

    /**
     * Moves the property (name in constant b) of the preset or voice in register a to the value in a+1 within the beats in a+2; c = 1 if it
     * leaves and arrives gently.
     */
    public static final int GLIDE = 60;
    /** Moves transport.bpm to a within b beats (both registers). */
    public static final int GLIDE_TEMPO = 61;

    /** Counts a call of a function whose code follows here. */
    public static final int COUNT = 62;

    /** {@link #PLAY}: register a+1 holds the pitch. */
    public static final int HAS_PITCH = 1;
    /** {@link #PLAY}: a+2, {@link #CALL}: b holds the velocity. */
    public static final int HAS_VELOCITY = 2;
    /** {@link #PLAY}: a+3 holds the audible length, {@link #CALL}: b+1 the cut, in beats. */
    public static final int HAS_GATE = 4;
    /** {@link #PLAY}: a+4 holds the step in beats. */
    public static final int HAS_STEP = 8;

    private static final String[] NAMES = {"end", "const", "move", "load-top", "store-top", "add", "sub", "mul", "div", "rem", "neg",
        "plus", "not", "eq", "ne", "lt", "gt", "le", "ge", "jump", "jump-if", "jump-unless", "jump-defined", "loop", "array", "object",
        "index", "store-index", "member", "store-member", "method", "builtin", "midi", "midi-cc", "transport", "set-transport", "song",
        "song-field", "song-voices", "song-voice-count", "song-voice", "song-read", "song-write", "preset-read", "preset-write",
        "track-read", "track-write", "play", "wait", "wait-default", "call", "copy", "function", "return", "list", "held", "held-count",
        "held-key", "sync", "log", "glide", "glide-tempo", "count"};

    /** Name of an operation in listings. */
    public static String name(int op) {
        return NAMES[op];
    }
}
