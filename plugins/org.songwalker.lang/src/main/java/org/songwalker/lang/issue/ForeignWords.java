// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import static org.songwalker.lang.issue.ForeignWords.Role.CLOSER;
import static org.songwalker.lang.issue.ForeignWords.Role.OPENER;
import static org.songwalker.lang.issue.ForeignWords.Role.STATEMENT;
import static org.songwalker.lang.issue.ForeignWords.Role.VALUE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.words.Builtin;

/**
 * Words that people bring from JavaScript, Python, Sonic Pi, Kontakt and LilyPond, with what to write instead (language reference 13.13,
 * N010). A program that declares such a word may use it. Forms that are more than a word are {@link ForeignForms}.
 */
final class ForeignWords {

    /** What a word is in its language. It decides which other errors follow from it and are not reported. */
    enum Role {
        /** A value or an operator: the rest of its line is judged by itself. */
        VALUE,
        /** Begins a statement: the rest of its line follows from it. */
        STATEMENT,
        /** Begins a block in the manner of its language: so the words that divide and end the block follow from it too. */
        OPENER,
        /** Divides or ends such a block: reported only if no foreign word has opened one. */
        CLOSER
    }

    /**
     * What to write instead of a word.
     *
     * @param text        the end of a sentence that begins with the word
     * @param replacement what a quick fix writes in its place, null if more has to change; with {@code ()} at its end it is a call, and
     *                    empty it deletes the word
     */
    record Remedy(String text, @Nullable String replacement, Role role) {}

    private static final Map<String, Remedy> WORDS = new HashMap<>();
    private static final Map<String, Remedy> MEMBERS = new HashMap<>();
    private static final Map<String, Remedy> EVENTS = new HashMap<>();

    static {
        remedy("is written wait(beats) here, for example wait(1); it counts beats of the tempo, not seconds", "wait()", STATEMENT, "sleep",
                "pause", "rest", "delay", "Thread.sleep", "time.sleep");
        remedy("plays later in JavaScript; here time passes in the program itself: wait(1) waits one beat", null, STATEMENT, "setTimeout",
                "setInterval", "requestAnimationFrame");
        remedy("is written log(value, …) here; it shows its values with the events", "log()", STATEMENT, "print", "println", "printf",
                "puts", "message", "echo", "console.log", "console.info", "console.warn", "console.error", "System.out.println");
        remedy("prints in JavaScript; write log(value, …), which shows its values with the events", null, STATEMENT, "console");
        remedy("is written function here: function up(n) { return n + 12 }; what sounds is a track: track riff(n) { … }", "function",
                OPENER, "def", "fn", "func", "define");
        remedy("makes a function without a name in Python; here it has one: function up(n) { return n + 12 } at the top level", null,
                STATEMENT, "lambda");
        remedy("is not needed: a note or a preset plays where it stands, for example C4 /4, or piano(60) *0.5 @2 with velocity and length",
                null, STATEMENT, "play", "play_note", "playNote", "play_pattern", "play_pattern_timed", "play_chord", "synth", "noteOn",
                "note_on", "midi_note_on", "triggerAttackRelease");
        remedy("plays a file in Sonic Pi; load it once and play it: const kick = loadPreset(\"sounds/kick.wav\"), then kick /4", null,
                STATEMENT, "sample");
        remedy("is written let here", "let", STATEMENT, "var", "local", "int", "float", "double", "auto", "String");
        remedy("declares a variable in Kontakt; write let name = value, and list(n) or [0, 0] for an array", null, STATEMENT, "declare");
        remedy("is written && here", "&&", VALUE, "and");
        remedy("is written || here", "||", VALUE, "or");
        remedy("is written ! here, as in !x", "!", VALUE, "not");
        remedy("is written == here", "==", VALUE, "is");
        remedy("is written in here: for x in list", "in", VALUE, "of");
        remedy("is written else if here", "else if", OPENER, "elif", "elsif", "elseif");
        remedy("is written undefined here", "undefined", VALUE, "nil", "None", "NULL");
        remedy("is written true here", "true", VALUE, "True", "TRUE");
        remedy("is written false here", "false", VALUE, "False", "FALSE");
        remedy("is no loop here; write while (midi.gate) { … } or for i in 0..4 { … }", null, OPENER, "loop", "live_loop", "repeat",
                "until", "forever");
        remedy("repeats in Ruby; write for i in 0..4 { … }", null, OPENER, "times", "upto");
        remedy("is not needed: a block stands in braces, as in while (midi.gate) { … }", null, OPENER, "do");
        remedy("begins a block in other languages; here a block begins with {", null, OPENER, "begin");
        remedy("is not needed: if (condition) { … }", null, OPENER, "then", "unless");
        remedy("ends a block in other languages; here a block begins with { and ends with }", null, CLOSER, "end", "fi", "done");
        remedy("is not part of this language; write if … else if … else", null, OPENER, "switch", "select");
        remedy("is not part of this language; write if … else if … else", null, CLOSER, "case", "default");
        remedy("is not part of this language; put what ends the loop into its condition", null, CLOSER, "break");
        remedy("is not part of this language; put the rest of the body into an if", null, STATEMENT, "continue");
        remedy("is not part of this language: a fault of a program is reported and the program plays on", null, OPENER, "try", "except",
                "catch", "throw", "raise");
        remedy("is not needed: write the call without it, for example Oscillator({type: 'square'})", "", VALUE, "new");
        remedy("is not needed: wait(beats) lets time pass, and a call ends before the next statement begins", "", VALUE, "await");
        remedy("is not needed: a function takes no time, and wait(beats) lets time pass in a track", "", STATEMENT, "async");
        remedy("is not needed: use \"lib/drums.sw\" finds every track, function and constant of a file", "", STATEMENT, "export", "public",
                "private", "static");
        remedy("is not part of this language; what is to last until the next note is kept in song: song.count = 1", null, STATEMENT, "this",
                "self");
        remedy("does not exist here; write list(16) for an array that grows, or [0, 0, 0] for one that keeps its length", null, VALUE,
                "Array");
        remedy("is written for here: for n in notes { … }", null, STATEMENT, "foreach", "forEach", "for_each");
        remedy("does not exist here; a value that is missing is undefined: x == undefined", null, VALUE, "typeof", "instanceof");
        remedy("is not needed: functions such as random and floor are at hand; tracks and functions of another file come with "
                + "use \"lib/drums.sw\"", null, STATEMENT, "import", "require", "include", "from");
        remedy("is not part of this language; an object is written {note: 60, gain: 1}", null, OPENER, "class", "struct");
        remedy("is not needed: write floor(x), abs(x), random() and the like without it", null, VALUE, "Math", "math");
        remedy("is written out here; note that sin and cos count in turns: sin(0.25) is 1", "3.141592653589793", VALUE, "Math.PI",
                "math.pi");
        for (Builtin function : Builtin.values()) {
            boolean turns = function == Builtin.sin || function == Builtin.cos;
            remedy("is written " + function.text() + " here" + (turns ? ", and counts in turns: sin(0.25) is 1" : ""), function.text(),
                    VALUE, "Math." + function.text(), "math." + function.text());
        }
        remedy("is written ln here", "ln", VALUE, "Math.log", "math.log");
        remedy("is written floor here, which rounds down", "floor", VALUE, "Math.trunc", "math.trunc");
        remedy("is written chance(p) here: chance(1/3) is true once in three times", null, VALUE, "one_in");
        remedy("is written random here", "random", VALUE, "rrand", "rand", "random.uniform", "random.random");
        remedy("is written randomInt here", "randomInt", VALUE, "rrand_i", "rand_i", "dice", "random.randint");
        remedy("is written choose here", "choose", VALUE, "random.choice");
        remedy("is written shuffle here", "shuffle", VALUE, "random.shuffle", "random.sample");
        remedy("is written gaussian here", "gaussian", VALUE, "random.gauss");
        remedy("is written euclid here, with numbers in the same order: euclid(3, 8)", "euclid", VALUE, "spread");
        remedy("is an array here, [60, 64, 67]; an index that goes round is written notes[i % notes.length]", null, VALUE, "ring", "knit");
        remedy("is written notes.length here", null, VALUE, "len", "num_elements");
        remedy("counts in a for loop; write for i in 0..4 { … }", null, VALUE, "range", "xrange");
        remedy("is written track.beatsPerMinute = 120 here", null, STATEMENT, "use_bpm", "set_tempo");
        remedy("is written track.instrument = loadPreset(\"…\") here, or a preset is called by its name: piano(60)", null, STATEMENT,
                "use_synth", "with_synth");
        remedy("is written track.effects = [loadPreset(\"…\")] here, before what it is to change", null, OPENER, "with_fx", "use_fx");
        remedy("changes a note of Kontakt; give the note its velocity where it plays: piano(midi.note) *0.8", null, STATEMENT,
                "change_velo", "change_note", "change_vol", "ignore_event");
        remedy("is not needed: what is by chance comes out the same in every export; another choice is render --seed 2", null, STATEMENT,
                "random.seed", "use_random_seed", "randomSeed", "set_seed");
        remedy("is not needed: a program has no window of its own; what it shows goes to the log, as in log(midi.note)", null, STATEMENT,
                "make_perfview", "set_ui_height", "make_knob", "declare_ui");
        remedy("is written i++ here", null, STATEMENT, "inc");
        remedy("is written i-- here", null, STATEMENT, "dec");
        constant("midi.note", "EVENT_NOTE");
        constant("midi.velocity", "EVENT_VELOCITY");
        constant("4", "DURATION_WHOLE");
        constant("2", "DURATION_HALF");
        constant("1", "DURATION_QUARTER");
        constant("0.5", "DURATION_EIGHTH");
        constant("0.25", "DURATION_SIXTEENTH");
        remedy("names an event in Kontakt; here a voice is kept by a name: let v = piano(midi.note)", null, VALUE, "EVENT_ID");
        remedy("is the number in the head of its handler: on cc(1) { … }, whose value is midi.cc[1]", null, VALUE, "CC_NUM");

        event("is not needed: the file itself runs at every note", null, List.of("note", "noteOn", "noteon", "note_on", "midi", "keydown"));
        event("is not needed: what stands at the top of the file runs first, at every note; what is to last is kept in song", null,
                List.of("init", "load", "start"));
        event("is written with the number of the controller: on cc(1) { … }", null, List.of("controller", "control", "CC"));
        event("is written on noteOff { … }", "on noteOff", List.of("release", "noteoff", "NoteOff", "note_off", "keyup"));
        event("is written on pitchBend { … }", "on pitchBend", List.of("pitchbend", "PitchBend", "pitch_bend", "bend"));
        event("is written on aftertouch { … }", "on aftertouch", List.of("afterTouch", "AfterTouch", "Aftertouch", "after_touch",
                "pressure", "channelPressure", "channelAftertouch", "channel_pressure"));

        member("arrays keep their length: write to an element, as in a[0] = 60, or make a list, let a = list(16), and write a.add(value)",
                null, VALUE, "push", "append", "add", "unshift", "insert", "prepend", "extend", "concat");
        member("arrays keep their length; a list, let a = list(16), has removeAt(i), remove(value) and clear()", null, VALUE, "pop",
                "shift", "splice", "delete", "delete_at", "clear", "remove", "removeAt");
        member("a loop goes over the elements: for n in notes { … }", null, STATEMENT, "forEach", "each", "map", "filter", "reduce",
                "each_with_index", "every", "any", "all", "flatMap");
        member("it is written length", "length", VALUE, "size", "count", "len");
        member("write choose(array)", null, VALUE, "choose", "pick");
        member("write shuffle(array)", null, VALUE, "shuffle");
        member("write sorted(array)", null, VALUE, "sort", "sorted");
        member("there are no texts to join; log(a) shows the elements of a", null, VALUE, "join", "toString", "to_s");
        member("the first element is a[0]", null, VALUE, "first");
        member("an element is named by its index in brackets: a[i]", null, VALUE, "at", "get", "nth", "charAt");
        member("write a.sum / a.length", null, VALUE, "average", "avg", "mean");
        member("it is written sum", "sum", VALUE, "total");
        member("it is written reversed()", null, VALUE, "reverse");
        member("count by yourself: notes[i % notes.length], then i++", null, VALUE, "tick", "look");
    }

    private ForeignWords() {}

    private static void remedy(String text, @Nullable String replacement, Role role, String... words) {
        for (String word : words) {
            WORDS.put(word, new Remedy(text, replacement, role));
        }
    }

    private static void constant(String value, String word) {
        remedy("is written " + value + " here", value, VALUE, word);
    }

    /** Handlers of other languages; {@code replacement} is the head of the one that does the same, null if more has to change. */
    private static void event(String text, @Nullable String replacement, List<String> events) {
        for (String event : events) {
            EVENTS.put(event, new Remedy(text, replacement, OPENER));
        }
    }

    private static void member(String text, @Nullable String replacement, Role role, String... words) {
        for (String word : words) {
            MEMBERS.put(word, new Remedy(text, replacement, role));
        }
    }

    /** What to write instead of a word, or of two with a dot between them; null if it is none of another language. */
    static @Nullable Remedy word(String word) {
        return WORDS.get(word);
    }

    /** What to write instead of the member of a value; null if it is none of another language. */
    static @Nullable Remedy member(String name) {
        return MEMBERS.get(name);
    }

    /** What to write instead of {@code on} and a word that is no handler of this language. */
    static Remedy event(String word) {
        return EVENTS.getOrDefault(word,
                new Remedy("is no handler; the file itself runs at every note, and handlers are on cc(1) { … }, on pitchBend { … }, "
                        + "on aftertouch { … } and on noteOff { … }", null, OPENER));
    }
}
