// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.number;
import static org.songwalker.runtime.words.Meaning.value;

/** Members of {@code transport}, by their names in programs. A firing sets the assignable ones for itself. */
public enum TransportField implements Named {
    bpm(number(1, 10_000).in("beats per minute").from(120).set(), "Tempo; setting it changes the tempo of this firing alone.",
            "transport.bpm = 90"),
    timeSigNum(number(1, Double.POSITIVE_INFINITY).in("beats").from(4).set(), "Beats in a bar, the upper number of the time signature.",
            "transport.timeSigNum = 3"),
    timeSigDen(number(1, Double.POSITIVE_INFINITY).from(4).set(), "Note value of a beat, the lower number of the time signature.",
            "transport.timeSigDen = 8"),
    sampleRate(number(1, Double.POSITIVE_INFINITY).in("frames per second"), "Sample rate of the engine.",
            "song.rate = transport.sampleRate"),
    playing(value(ValueType.BOOLEAN), "Whether the transport runs.", "if (transport.playing) { C4 }"),
    beat(number(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY).in("beats"),
            "Position of the transport now; in a song that of the next note.", "if (transport.beat < 16) { C4 }");

    private final Word word;
    private final String target;
    private final String limits;

    TransportField(Meaning.Value value, String summary, String example) {
        word = Word.of(name(), value, summary, example);
        target = "transport." + name();
        limits = word.meaning() instanceof Meaning.Value known && known.writable() ? known.range().limits(target) : target;
    }

    @Override
    public Word word() {
        return word;
    }

    /** Its name with its owner, for messages. */
    public String target() {
        return target;
    }

    /** The name with the range, for faults. */
    public String limits() {
        return limits;
    }

    /** True if a program may assign it. */
    public boolean assignable() {
        return word.value().writable();
    }
}
