// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import static org.songwalker.lang.issue.Severity.ERROR;
import static org.songwalker.lang.issue.Severity.INFO;
import static org.songwalker.lang.issue.Severity.WARNING;

/** The catalogue of diagnostics (language reference 11), with the explanation that {@code songwalker explain} and hovers show. */
public enum IssueCode {
    L001(ERROR, "A character that has no meaning outside strings and comments. Delete it, or put the text into quotes or behind //."),
    L002(ERROR, "A string or a comment was opened and not closed. Put the same quote, or */, where it ends."),
    L003(ERROR, "A regular expression was opened with / and not closed on its line. Put / where it ends."),
    L004(ERROR, "A number with more than one decimal point. Keep one, as in 0.25."),
    L005(ERROR,
            "Brackets nested deeper than 256 levels, a file of more than 2 MB, or more than 1,000 problems. Give parts a name with const, split the file, or mend the first problems."),
    L006(WARNING, "A string runs over the end of its line. If that was not meant, the closing quote is missing; otherwise write \\n."),
    P001(ERROR, "Something else was expected here. The message says what was found and what would fit."),
    P002(ERROR, "A bracket was opened and not closed. The message says where it was opened."),
    P003(ERROR,
            "This construct cannot stand here. Tracks and handlers belong to the top level; a handler takes no time; in song mode a preset call has no value."),
    P004(WARNING, "Two statements on one line, the second of which makes no sound. Put it on a line of its own, or a semicolon before it."),
    P005(WARNING,
            "@n/m is one fraction here; older versions read it as an audible length and a step. Write @/4 for a quarter note, @~3 for three beats, or @1 /4."),
    P006(WARNING,
            "A form that is easily misread: === and !== mean == and !=; '4 /2' alone on a line is one rest of 4/2; a call has no blank before its parenthesis."),
    P007(WARNING, "A dot before a digit is a rest here, not a decimal point. Write 0.5 with its zero if a number was meant."),
    P008(ERROR,
            "A form of another language: = in a condition, =>, ..., `…`, typographic quotes, a comment with #. The message says what to write."),
    P009(WARNING, "A number by its name on the line of a play is a note of its own. Write ~d if it was meant as the step: k(60) ~d."),
    N001(ERROR, "No such name or property. The message lists the nearest ones."),
    N002(ERROR,
            "This looks like a note but is none. Notes are A to G, an accidental # ## b bb, and an octave: C4, F#3, Bb2; MIDI numbers 0 to 127."),
    N003(ERROR, "The same name is declared twice in one block. Rename one, or assign without let."),
    N004(ERROR, "A note name cannot be declared: C4 always is the note. Choose another name."),
    N005(ERROR, "A constant, a note's own value or a value the engine sets cannot be assigned. Declare with let what shall change."),
    N006(INFO, "This name hides a built-in function. That is allowed; the function cannot be called in this block."),
    N007(WARNING, "This name hides song, midi or transport, or a track is named like a note. Choose another name."),
    N008(ERROR, "A name is used before its declaration in the same block. Move the declaration up."),
    N009(ERROR,
            "A file that is named by use cannot be used: it is not there, lies outside the project, has errors, or uses this one in a circle."),
    N010(ERROR,
            "A word of another programming or music language. The message says how the same is written here. A program that declares the word itself may use it."),
    T001(ERROR, "A value is used for what it cannot do: calling a number, playing a string, calculating with a preset."),
    T002(ERROR, "A property has a value of the wrong type or range. The message says which values it takes."),
    T003(ERROR, "A duration that is negative, endless or not a number. Durations are 0 or more beats."),
    T004(ERROR, "Tracks call one another in a circle, so the song would never end. The message lists the circle."),
    T005(WARNING, "A statement computes a value and does nothing with it. Assign it, play it, or delete it."),
    T006(WARNING, "A velocity outside its range. Up to 1 it is a fraction of full scale, from 2 to 127 a MIDI velocity."),
    T007(WARNING, "A while loop in whose body no time passes. Give it a step, for example kick /8 or . /8."),
    T008(WARNING, "Something that has no effect: a constant nobody uses, code that is never reached, a song property that nothing writes."),
    T009(WARNING, "The file has tracks and calls none of them, so nothing plays. Call one, for example drums()."),
    T010(WARNING, "A preset in track.effects is no effect, so it leaves the sound as it is. Load an effect, such as a reverb or a delay."),
    R001(WARNING,
            "A preset could not be had; the nearest Starter instrument plays, or no effect is applied. Check the name, the library and the network."),
    R002(WARNING, "A preset has no sample for a key; the nearest one plays, or nothing for percussion."),
    R003(WARNING, "A program ran for too long without time passing, or longer than allowed. Give its loops a step."),
    R004(WARNING, "A member or method of undefined. Test the value before, for example: if (song && song.voices.length > 0)."),
    R005(WARNING, "All voices or firings of a slot are in use; the oldest was ended or the newest dropped."),
    R006(WARNING, "A write to an array or object that is the value of a const; it stays as it is. Declare with let what shall change.");

    private final Severity severity;
    private final String explanation;

    IssueCode(Severity severity, String explanation) {
        this.severity = severity;
        this.explanation = explanation;
    }

    public Severity severity() {
        return severity;
    }

    /** What the code means and what to do: one to three sentences. */
    public String explanation() {
        return explanation;
    }
}
