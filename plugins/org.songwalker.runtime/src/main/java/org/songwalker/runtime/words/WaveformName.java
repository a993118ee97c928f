// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

/** Names of waveforms in programs. */
public enum WaveformName implements Named {
    SINE("sine", "No overtones."), SQUARE("square", "Odd overtones; hollow."), SAWTOOTH("sawtooth", "All overtones; bright."),
    TRIANGLE("triangle", "Odd overtones that fade quickly; soft.");

    private final Word word;

    WaveformName(String text, String summary) {
        Word plain = Word.of(text, summary, "track.instrument = '" + text + "'");
        word = text.equals("sawtooth") ? plain.alias("saw") : plain;
    }

    @Override
    public Word word() {
        return word;
    }
}
