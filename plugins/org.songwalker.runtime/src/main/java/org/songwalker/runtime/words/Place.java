// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where words stand in a program, and which. Together the places hold every word of the language. */
public enum Place {
    FILE("keyword at the top of a file", Keyword.of(Keyword.Use.FILE)),
    STATEMENT("keyword", Keyword.of(Keyword.Use.STATEMENT), Handler.values()), LOOP("keyword of a loop", Keyword.of(Keyword.Use.LOOP)),
    VALUE("value", Keyword.of(Keyword.Use.VALUE)), FUNCTION("function", Builtin.values()),
    ACTION("statement that is called", Action.values()), MAKER("makes a preset", Maker.values()),
    OBJECT("the engine's object", SystemObject.values()), DRUM("drum of a kit", DrumWord.values()),
    MIDI("member of midi", MidiField.values()), SONG("member of song", SongField.values(), settingsOf(SystemObject.song)),
    TRANSPORT("member of transport", TransportField.values()), TRACK("setting of a track", settingsOf(SystemObject.track)),
    PRESET("property of a preset", PresetProperty.values()), VOICE("member of a voice", VoiceField.values(), Method.of(ValueType.VOICE)),
    ARRAY("member of an array", ArrayField.values(), Method.of(ValueType.ARRAY)), LIST("member of a list", listMethods()),
    SCALE("name of a scale", ScaleName.values()), CHORD("name of a chord", ChordName.values()),
    OSCILLATOR("setting of Oscillator", OscillatorKey.values()), COMPOSITE("setting of Composite", CompositeKey.values()),
    WAVEFORM("name of a waveform", WaveformName.values()), COMPOSITE_MODE("mode of a composite", CompositeMode.values()),
    END_MODE("end of a song", EndMode.values()), NOTE_UNIT("unit of note values", NoteUnit.values());

    private final String description;
    private final List<Word> words;
    private final List<String> texts;

    Place(String description, Named[]... families) {
        this.description = description;
        words = Arrays.stream(families).flatMap(Stream::of).map(Named::word).toList();
        texts = words.stream().flatMap(word -> word.texts().stream()).toList();
    }

    private static TrackProperty[] settingsOf(SystemObject owner) {
        return Arrays.stream(TrackProperty.values()).filter(property -> property.owner() == owner).toArray(TrackProperty[]::new);
    }

    private static Method[] listMethods() {
        return Arrays.stream(Method.values()).filter(method -> method.owner() == ValueType.LIST).toArray(Method[]::new);
    }

    /** The place of a word of the table. */
    public static Place of(Word word) {
        return Arrays.stream(values()).filter(place -> place.words.contains(word)).findFirst().orElseThrow();
    }

    /** What a word here is, for people. */
    public String description() {
        return description;
    }

    /** The words in the order in which people are shown them. */
    public List<Word> words() {
        return words;
    }

    /** Their spellings in that order, aliases right after the word they stand for. */
    public List<String> texts() {
        return texts;
    }

    /** The word that is written so here. */
    public Optional<Word> word(String text) {
        return words.stream().filter(word -> word.written(text)).findFirst();
    }
}
