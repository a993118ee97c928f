// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.TrackProperty;

/** What a song does at a beat. Beats count from the song's start. */
public sealed interface ScoreEvent {
    double beat();

    /** Where in the source. */
    SourcePlace place();

    /**
     * A note.
     *
     * @param preset    what plays
     * @param pitch     fractional MIDI pitch; NaN for the preset's default pitch
     * @param gain      linear, 0 to 1
     * @param gateBeats audible length, track cuts applied
     * @param bus       index into {@link Score#buses()}; 0 is none
     * @param track     innermost track, null outside tracks
     */
    record Note(double beat, PresetUse preset, double pitch, double gain, double gateBeats, int bus, @Nullable String track,
            SourcePlace place) implements ScoreEvent {}

    /** A track or song property was set; {@code value} as event lists show it. */
    record Set(double beat, TrackProperty property, double number, String value, SourcePlace place) implements ScoreEvent {}

    /** A property of a preset handle was set. */
    record Property(double beat, PresetUse preset, PresetProperty property, double value, SourcePlace place) implements ScoreEvent {}

    /** A user property of {@code song} was written; {@code ref} null is a number. Arrays and objects are copies. */
    record SongWrite(double beat, String name, double number, @Nullable Object ref, SourcePlace place) implements ScoreEvent {}

    /** A property of a preset handle begins to move to a value. */
    record Glide(double beat, PresetUse preset, PresetProperty property, double value, double beats, boolean smooth, SourcePlace place)
            implements ScoreEvent {}

    /** The tempo begins to move to another, in octaves. */
    record TempoGlide(double beat, double fromBpm, double bpm, double beats, SourcePlace place) implements ScoreEvent {}

    /** The program wrote these values to the log. Arrays in them are copies. */
    record Log(double beat, HeapValue values, SourcePlace place) implements ScoreEvent {}

    /** The program went wrong here. */
    record Failure(double beat, Fault fault, double number, @Nullable Object detail, SourcePlace place) implements ScoreEvent {}
}
