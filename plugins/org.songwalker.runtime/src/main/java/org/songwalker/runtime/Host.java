// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.SongField;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.TransportField;
import org.songwalker.runtime.words.VoiceField;

/**
 * The world a program runs in: what plays, what {@code song} was, what the controllers stand at. All calls come from the thread that runs
 * the interpreter (for the engine: the audio thread), so implementations neither allocate nor block there. During a call {@link Strand#pc}
 * is the instruction that asks and {@link Strand#position} the beats since the firing's start. A host without voices or controllers leaves
 * what asks for them as it is here.
 */
public interface Host {
    /** A gate that lasts until note-off. */
    double UNTIL_NOTE_OFF = -1;

    /**
     * Starts a note.
     *
     * @param pitch     fractional MIDI pitch; NaN for the preset's default pitch
     * @param gain      linear, 0 to 1 (velocity / 127)
     * @param gateBeats audible length in beats, or {@link #UNTIL_NOTE_OFF}
     * @return the voice's handle, a whole number below 2^53; 0 if nothing sounds
     */
    double play(Strand strand, PresetUse preset, double pitch, double gain, double gateBeats);

    /**
     * A track or song property was assigned; the strand already carries length and instrument. {@code text} is the value as written, if
     * that is to be shown.
     */
    void trackSet(Strand strand, TrackProperty property, double number, @Nullable Object ref, @Nullable String text);

    /** Tempo in force for the strand, beats per minute. */
    double tempo(Strand strand);

    /** A4 in Hz in force for the strand. */
    double tuningHz(Strand strand);

    void presetSet(Strand strand, PresetUse preset, PresetProperty property, double value);

    double presetGet(Strand strand, PresetUse preset, PresetProperty property);

    /** Moves a property to a value within some beats, in a straight line or smoothly; a later assignment or glide ends it. */
    default void presetGlide(Strand strand, PresetUse preset, PresetProperty property, double value, double beats, boolean smooth) {}

    /** Moves the strand's tempo to another within some beats, in octaves. */
    default void tempoGlide(Strand strand, double bpm, double beats) {}

    /**
     * True if there is a firing to be {@code song}: the one before the strand's; in a handler the one that the handler speaks for (language
     * reference 0.20).
     */
    boolean songExists(Strand strand);

    /**
     * Note, velocity (0 to 1), elapsed (seconds) or beat (beats) of the firing that is {@code song} and exists: how long before this
     * firing, in a handler before the event, it started.
     */
    double songField(Strand strand, SongField field);

    /** Number of voices in {@code song.voices}, the same for the whole firing or handler; {@code song} exists. */
    default int songVoiceCount(Strand strand) {
        return 0;
    }

    /** Handle of a voice in {@code song.voices}, index in range, in start order. */
    default double songVoice(Strand strand, int index) {
        return 0;
    }

    /** Puts a user property into register {@code register} of the strand: the firing's own, else the previous firing's, else undefined. */
    void songRead(Strand strand, int name, int register);

    void songWrite(Strand strand, int name, double number, @Nullable Object ref);

    default boolean voiceActive(double handle) {
        return false;
    }

    /** Fractional MIDI pitch now. For a finished voice, its last pitch until its place is taken, then NaN. */
    default double voiceNote(double handle) {
        return Double.NaN;
    }

    default double voiceFrequencyHz(double handle) {
        return Double.NaN;
    }

    /** Value of a property that a program may set on a voice: volume, pan, detune. NaN for a finished voice. */
    default double voiceGet(double handle, VoiceField field) {
        return Double.NaN;
    }

    /** Sets a property of a voice, within its range. */
    default void voiceSet(Strand strand, double handle, VoiceField field, double value) {}

    /** Moves a property of a voice to a value within some beats. */
    default void voiceGlide(Strand strand, double handle, VoiceField field, double value, double beats, boolean smooth) {}

    default void voiceBend(Strand strand, double handle, double targetPitch, double beats) {}

    default void voiceExtend(Strand strand, double handle, double beats) {}

    default void voiceRelease(Strand strand, double handle) {}

    default void voiceStop(Strand strand, double handle) {}

    /** Channel pitch bend, -1 to 1. */
    default double pitchBend(Strand strand) {
        return 0;
    }

    /** Controller 0 to 127 of the firing's channel, 0 to 1. */
    default double controller(Strand strand, int number) {
        return 0;
    }

    /** Pressure on the keys of the firing's channel, 0 to 1. */
    default double pressure(Strand strand) {
        return 0;
    }

    /** Range of the pitch wheel of the firing's channel, in semitones. */
    default double bendRange(Strand strand) {
        return 2;
    }

    /** Number of keys that are down on the slot. */
    default int heldCount(Strand strand) {
        return 0;
    }

    /** A key that is down on the slot, 0 to 127, in the order in which they went down; index in range. */
    default int heldKey(Strand strand, int index) {
        return 0;
    }

    /** Writes values from {@code first} on to the log; {@code count} is at most 8. */
    default void log(Strand strand, int first, int count) {}

    double transport(Strand strand, TransportField field);

    /** Overrides a transport value for the strand's firing; {@code value} is above 0. */
    void transportSet(Strand strand, TransportField field, double value);

    /** Something went wrong; whether the firing ends is {@link Fault#aborts()} and done by the interpreter. */
    void fault(Strand strand, Fault fault, double number, @Nullable Object detail);

    /** A strand has come to its end at {@link Strand#position}. */
    void ended(Strand strand);

    /** A strand of a track called beside the caller, from a fixed stock; null when none is left. */
    @Nullable
    Strand acquireStrand(Strand caller);
}
