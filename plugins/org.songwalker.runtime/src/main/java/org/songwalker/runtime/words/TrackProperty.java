// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.number;
import static org.songwalker.runtime.words.Meaning.value;

/** Settings of a track or the song that a program assigns (language reference 10). */
public enum TrackProperty implements Named {
    TEMPO(SystemObject.track,
            Word.of("beatsPerMinute", number(1, 10_000).in("beats per minute").from(120).set(),
                    "Tempo from this beat on; in a slot for this firing.", "track.beatsPerMinute = 96")),
    TUNING(SystemObject.track,
            Word.of("tuningPitch", number(20, 20_000).in("Hz").from(440).set(), "Frequency of A4.", "track.tuningPitch = 442")
                    .alias("a4Frequency")),
    DURATION(SystemObject.track,
            Word.of("duration", number(0, Double.POSITIVE_INFINITY).in("beats").from(1).set(),
                    "Default length and step of notes: at first 1 in a song, 0 in a slot. Takes note values such as /8.",
                    "track.duration = /8").alias("noteLength")),
    INSTRUMENT(SystemObject.track,
            Word.of("instrument", value(ValueType.PRESET).of(WaveformName.values()).set(),
                    "What bare notes play: a preset or the name of a waveform; at first a triangle.", "track.instrument = 'square'")),
    EFFECTS(SystemObject.track, Word.of("effects", value(ValueType.ARRAY).set().orUndefined(),
            "Presets of effects that the track's sound runs through, in order.", "track.effects = [loadPreset(\"_shared/Reverb\")]")),
    END_MODE(SystemObject.song,
            Word.of("endMode", value(ValueType.TEXT).of(EndMode.values()).set().orUndefined(),
                    "Where the audio of a song ends; at first 'tail'.", "song.endMode = 'release'")),
    NOTE_UNIT(SystemObject.song, Word.of("noteUnit", value(ValueType.TEXT).of(NoteUnit.values()).set().orUndefined(),
            "What /4 means: a quarter note or a quarter of a beat. Stands in the first statement.", "song.noteUnit = 'beat'"));

    private final SystemObject owner;
    private final Word word;
    private final String target;
    private final double low;
    private final double high;
    private final String limits;

    TrackProperty(SystemObject owner, Word word) {
        this.owner = owner;
        this.word = word;
        this.target = owner.text() + "." + word.text();
        low = word.value().range().low();
        high = word.value().range().high();
        limits = word.value().range().limits(target);
    }

    @Override
    public Word word() {
        return word;
    }

    /** The object it is a member of: {@code track} or {@code song}. */
    public SystemObject owner() {
        return owner;
    }

    /** The name in event lists. */
    public String target() {
        return target;
    }

    public double low() {
        return low;
    }

    public double high() {
        return high;
    }

    /** The name with the range, for faults: {@code track.beatsPerMinute goes from 1 to 10000}. */
    public String limits() {
        return limits;
    }
}
