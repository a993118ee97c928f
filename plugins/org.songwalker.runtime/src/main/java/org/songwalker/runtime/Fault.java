// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong while a program runs. Reported as a constant with a number and an object, so that nothing is built on the audio thread;
 * {@link #message} makes the sentence on the reader's side.
 */
public enum Fault {
    NOT_PLAYABLE("T001", true, "%2$s cannot be played; a preset, a note number or an array of these can"),
    NOT_A_NUMBER("T001", true, "%2$s is not a number; this operation needs numbers"),
    NOT_CALLABLE("T001", true, "%2$s has no such method or property here"),
    NO_FIELD("T001", true, "this object has no '%2$s'; an object keeps the properties that its braces give it: {%2$s: 0}"),
    NOT_A_LIST("N001", true, "an array keeps its length and has no %2$s; a list grows: let l = list(16), then l.add(60)"),
    NOT_AN_INSTRUMENT("T001", true, "%2$s is not an instrument; track.instrument takes a preset or the name of a waveform"),
    BAD_VALUE("T002", false, "%2$s, not %1$s; the nearest allowed value is used"), OUT_OF_RANGE("T002", true, "%2$s, not %1$s"),
    BAD_TYPE("T002", true, "%2$s of the wrong type"),
    BAD_DURATION("T003", true, "a duration of %s beats; durations are finite and not negative"),
    BAD_SYNC("T003", true, "sync with %s; it takes a number of beats above 0 and a finite offset"),
    BAD_PITCH("T002", false, "a pitch of %s; the note is silent"),
    VELOCITY_RANGE("T006", false, "a velocity of %s is limited; up to 1 it is a fraction of full scale, from 2 to 127 a MIDI velocity"),
    PRESET_MISSING("R001", false, "%2$s"), NO_ZONE("R002", false, "'%2$s' has no sample for key %1$s; nothing sounds"),
    NEAREST_ZONE("R002", false, "'%2$s' has no sample for key %1$s; the nearest one plays"),
    SPINNING("R003", false,
            "1,000 turns of a loop in less than a frame each; the program sleeps for up to 64 frames. Give the loop a step, for example /8"),
    SPINNING_TOGETHER("R003", false,
            "more than %s turns of loops in this slot within 64 frames; the program sleeps until they are over. Give the loops a step, for example /8"),
    ENDLESS("R003", true, "a million turns of a loop at one beat; the program ends here. Give the loop a step, for example /8"),
    HASTY("R003", true,
            "%s turns of a loop that take less than a frame each; the program ends here. Give the loop a longer step, for example /8"),
    SONG_CALLS("R003", true, "more than %s calls of tracks; the song ends here"),
    SLOT_CALLS("R003", true, "more than %s calls of tracks at one moment; this firing was ended"),
    SONG_FUNCTIONS("R003", true, "more than %s calls of functions; the song ends here"),
    SLOT_FUNCTIONS("R003", true, "more than %s calls of functions at one moment; this firing was ended"),
    CROWDED("R003", false, "more than %s notes within 64 frames; the others are left out. Give the loop a step, for example /8"),
    LONG_NOTE("R003", false, "a note of %s beats; it ends after 4,096"),
    TOO_LONG("R003", true, "the song is longer than %s beats; it ends here"),
    TOO_MANY_EVENTS("R003", true, "more than %s events; the song ends here"),
    TIMED_OUT("R003", true, "still running %s seconds after its key was released; this firing was ended"),
    UNDEFINED_MEMBER("R004", true, "'%2$s' of undefined; test the value first, for example with: if (value != undefined)"),
    NO_SONG("R004", true, "'%2$s' at the first note: song is undefined until one has played; test it first, for example with: if (song)"),
    INDEX_RANGE("R004", true, "index %s is outside the array or list; an array keeps its length, and a list grows with .add(value)"),
    UNDEFINED_OWNER("R004", true, "'%2$s' is undefined and has no elements; test it first, for example with: if (%2$s)"),
    ELEMENT_RANGE("R004", true, "index %s is outside '%2$s'; an array keeps its length, and a list grows with .add(value)"),
    UNDEFINED_PLAY("R004", false, "undefined was played; a rest of the same length takes its place"),
    FROZEN("R006", false, "this array or object is the value of a const and stays as it is; declare it with let"),
    POOL_EMPTY("R005", false, "all %2$s are in use (%1$s); the newest was dropped"),
    POOL_STOLEN("R005", false, "all %2$s are in use (%1$s); the oldest released one was ended"),
    HEAP_FULL("R005", true, "no room left for arrays and objects (%s in use); keep fewer of them in song");

    private final String code;
    private final boolean aborts;
    private final String template;

    Fault(String code, boolean aborts, String template) {
        this.code = code;
        this.aborts = aborts;
        this.template = template;
    }

    /** The code of the catalogue, language reference 11. */
    public String code() {
        return code;
    }

    /** True if the firing (or the song) ends with it. */
    public boolean aborts() {
        return aborts;
    }

    /** The sentence for a user. Not for the audio thread. */
    public String message(double number, @Nullable Object detail) {
        return String.format(Locale.ROOT, template, Numbers.text(number), detail == null ? "undefined" : detail);
    }
}
