// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.number;
import static org.songwalker.runtime.words.Meaning.value;

/** Settings of {@code Oscillator}. */
public enum OscillatorKey implements Named {
    TYPE(Word
            .of("type", value(ValueType.TEXT).of(WaveformName.values()), "Its waveform; a triangle if it is not given.",
                    example("type: 'square'"))
            .alias("waveform")),
    ATTACK(Word.of("attack", number(0, 3600).in("seconds"), "Rise of the envelope.", example("attack: 0.02"))),
    DECAY(Word.of("decay", number(0, 3600).in("seconds"), "Fall to the sustain level.", example("decay: 0.3"))),
    SUSTAIN(Word.of("sustain", number(0, 1), "Level while the key is held.", example("sustain: 0.6"))),
    RELEASE(Word.of("release", number(0, 3600).in("seconds"), "Fall after the key is released.", example("release: 0.4"))),
    DETUNE(Word.of("detune", number(-12_000, 12_000).in("cents").from(0), "Shift of the pitch.", example("detune: 7"))),
    MIXER(Word.of("mixer", number(0, 1).from(1), "Linear gain.", example("mixer: 0.5")));

    private final Word word;

    OscillatorKey(Word word) {
        this.word = word;
    }

    private static String example(String setting) {
        return "const lead = Oscillator({" + setting + "})\nlead(C4)";
    }

    @Override
    public Word word() {
        return word;
    }
}
