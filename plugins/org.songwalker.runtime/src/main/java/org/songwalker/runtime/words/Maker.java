// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.call;

/** Functions that make presets at compile time, by their names in programs. */
public enum Maker implements Named {
    loadPreset(
            call(ValueType.PRESET, Parameter.of("name", ValueType.TEXT, "the name of a preset"),
                    Parameter.of("settings", ValueType.OBJECT, "settings in braces").orNone()),
            "A preset by its name in a library, by a regular expression, or from an audio file of the project.",
            "const piano = loadPreset(\"FluidR3_GM/Acoustic Grand Piano\")\npiano(C4)"),
    Oscillator(call(ValueType.PRESET, Parameter.of("settings", ValueType.OBJECT, "settings in braces")),
            "A preset of one waveform with an envelope.", "const lead = Oscillator({type: 'square', attack: 0.01})\nlead(C4)"),
    Composite(call(ValueType.PRESET, Parameter.of("settings", ValueType.OBJECT, "settings in braces")),
            "A preset made of others: layered, split over the keyboard, or chained.",
            "const thick = Composite({mode: 'layer', children: ['sine', 'square']})\nthick(C4)"),
    AudioInput(call(ValueType.PRESET, Parameter.number("channel", "the number of an input channel")),
            "The sound of an input channel of the device, counted from 1, gated like a voice.", "const mic = AudioInput(1)\nmic /1");

    private final Word word;

    Maker(Meaning.Call call, String summary, String example) {
        word = Word.of(name(), call, summary, example);
    }

    @Override
    public Word word() {
        return word;
    }
}
