// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event of a run. Listeners hear all of them; event lists (command line, Events) show all but {@link Firing}. Immutable. */
public sealed interface TraceEvent {

    /**
     * Where and when.
     *
     * @param slot   number of the slot
     * @param firing number of the firing in its slot, from 0; -1 for a handler before the first
     * @param beat   on the transport, in song mode from the song's start
     * @param frame  absolute
     * @param file   name of the file that the program uses (language reference 13.9); empty for the program itself
     * @param line   1-based line of the source
     * @param column 1-based, UTF-16 units
     */
    record Place(int slot, long firing, double beat, long frame, String file, int line, int column) {}

    Place place();

    /** What starts a firing. */
    sealed interface Cause {}

    /**
     * A key went down, on a keyboard or in a file.
     *
     * @param channel  1 to 16
     * @param key      0 to 127
     * @param velocity 1 to 127
     */
    record Key(int channel, int key, int velocity) implements Cause {}

    /** The transport started, and the slot plays a song. */
    record Transport() implements Cause {}

    /**
     * A firing began; its place is the first statement that runs. It is heard before everything that the firing does, and also where the
     * firing does nothing that makes an event.
     */
    record Firing(Place place, Cause cause) implements TraceEvent {}

    /**
     * @param voice      unique in the run
     * @param track      null outside tracks
     * @param note       MIDI pitch, may be fractional
     * @param velocity   0 to 127
     * @param gateBeats  length planned at the start; null until note-off
     * @param endFrame   where the gate really closed; null while it is open
     * @param preset     the name as written
     * @param instrument what really sounds
     */
    record Note(Place place, int voice, @Nullable String track, double note, double velocity, @Nullable Double gateBeats,
            @Nullable Long endFrame, String preset, String instrument) implements TraceEvent {}

    /** A track or song property was set; the value as text. */
    record Set(Place place, String target, String value) implements TraceEvent {}

    /** A preset property was set; target like {@code synth.filterCutoff}. */
    record Property(Place place, String target, String value) implements TraceEvent {}

    /** A property begins to glide: of a preset ({@code pad.volume}), of a voice ({@code voice 3.pan}) or the tempo. */
    record Glide(Place place, String target, double from, double to, double beats, String shape) implements TraceEvent {}

    /** A song property was written. */
    record Song(Place place, String name, TraceValue value) implements TraceEvent {}

    record Bend(Place place, int voice, double fromNote, double toNote, double beats) implements TraceEvent {}

    /** The program called {@code release()}. */
    record Release(Place place, int voice) implements TraceEvent {}

    /** The program called {@code stop()}. */
    record Stop(Place place, int voice) implements TraceEvent {}

    record Extend(Place place, int voice, double beats) implements TraceEvent {}

    /** A voice gave way to another. */
    record Steal(Place place, int voice, int by) implements TraceEvent {}

    /** A handler ran: {@code cc(1)}, {@code pitchBend}, {@code noteOff}. */
    record Handler(Place place, String name) implements TraceEvent {}

    /** A line that the program wrote to the log: its values, and as a text with blanks between them. */
    record Log(Place place, String text, List<TraceValue> values) implements TraceEvent {
        public Log {
            values = List.copyOf(values);
        }
    }

    /**
     * A program change of a file chose another preset for the notes that follow.
     *
     * @param channel 1 to 16
     * @param bank    that the file asks for; 128 for kits
     * @param program 0 to 127
     * @param preset  what plays, by its full name
     */
    record Program(Place place, int channel, int bank, int program, String preset) implements TraceEvent {}

    /** Something went wrong. */
    record Fault(Place place, String code, String message) implements TraceEvent {}
}
