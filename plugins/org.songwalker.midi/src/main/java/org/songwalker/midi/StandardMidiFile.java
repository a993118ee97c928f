// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import java.util.List;
import org.songwalker.engine.Midi;

/**
 * What a Standard MIDI File plays. Beats are quarter notes from the beginning of the file, exact for every division (tick / division).
 *
 * @param messages    channel messages by beat; at one beat in the order of tracks, then of the file
 * @param tempos      tempo changes by beat; the first is at beat 0 (120 if the file has none)
 * @param signatures  time signatures by beat; empty if the file has none, else the first is at beat 0 (4/4 up to the first of the file)
 * @param lengthBeats end of the track that ends last; the end of the last note if the file ends long after it
 * @param warnings    what was wrong without harm, one clause for each kind, most with the first byte of the kind
 */
public record StandardMidiFile(List<Message> messages, List<TempoChange> tempos, List<TimeSignature> signatures, double lengthBeats,
        List<String> warnings) {

    /**
     * A message packed as in {@link Midi}: of a channel, or what {@link SystemExclusive} makes of one to the system. Note-ons without
     * velocity are note-offs already.
     */
    public record Message(double beat, int word) {}

    /** The tempo from this beat on, in quarter notes a minute. */
    public record TempoChange(double beat, double bpm) {}

    /** From this beat on, bars of {@code numerator} notes of the value 1/{@code denominator}. */
    public record TimeSignature(double beat, int numerator, int denominator) {}

    public StandardMidiFile {
        messages = List.copyOf(messages);
        tempos = List.copyOf(tempos);
        signatures = List.copyOf(signatures);
        warnings = List.copyOf(warnings);
    }

    /** True if a file that begins with these bytes (12 are enough) is a Standard MIDI File, bare or in a RIFF container. */
    public static boolean recognises(byte[] head) {
        return MidiFileReader.recognises(head);
    }

    /** True if a note sounds. */
    public boolean hasNotes() {
        return messages.stream().anyMatch(message -> Midi.kind(message.word()) == Midi.NOTE_ON);
    }

    /** Reads a file of any format; the patterns of format 2 play one after the other, and files in SMPTE time have 120 beats a minute. */
    public static StandardMidiFile parse(byte[] bytes) throws MidiFileException {
        return new MidiFileReader(bytes).read();
    }

    /** Seconds from the beginning to a beat, by the tempo map. */
    public double secondsAt(double beat) {
        double seconds = 0;
        for (int i = 0; i < tempos.size() && tempos.get(i).beat() < beat; i++) {
            double end = i + 1 < tempos.size() ? Math.min(beat, tempos.get(i + 1).beat()) : beat;
            seconds += (end - tempos.get(i).beat()) * 60 / tempos.get(i).bpm();
        }
        return seconds;
    }
}
