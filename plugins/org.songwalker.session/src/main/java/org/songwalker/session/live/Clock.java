// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.util.ArrayList;
import java.util.List;
import org.songwalker.midi.StandardMidiFile.TimeSignature;
import org.songwalker.runtime.time.TempoMap;

/**
 * From seconds of a performance to bar, beat and tempo. Immutable.
 *
 * @param tempo  of the song or the MIDI file that plays
 * @param meters in the order of their beats; each begins a bar, and the first counts from the start
 */
record Clock(TempoMap tempo, List<TimeSignature> meters) {
    static final TimeSignature COMMON = new TimeSignature(0, 4, 4);
    /** Beats by which a beat may be missed because frames are whole. */
    private static final double ROUNDING = 1e-3;

    Clock {
        meters = meters.isEmpty() || meters.getFirst().beat() > 0 ? with(COMMON, meters) : List.copyOf(meters);
    }

    private static List<TimeSignature> with(TimeSignature first, List<TimeSignature> others) {
        List<TimeSignature> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return List.copyOf(all);
    }

    Position at(double seconds) {
        double quarters = tempo.beat(seconds);
        int bars = 0;
        TimeSignature meter = meters.getFirst();
        for (int i = 1; i < meters.size() && meters.get(i).beat() <= quarters + ROUNDING; i++) {
            bars += (int) Math.ceil((meters.get(i).beat() - meter.beat()) / quartersInBar(meter) - ROUNDING);
            meter = meters.get(i);
        }
        double into = quarters - meter.beat() + ROUNDING;
        int bar = (int) (into / quartersInBar(meter));
        int beat = (int) ((into - bar * quartersInBar(meter)) * meter.denominator() / 4);
        return new Position(seconds, bars + bar + 1, beat + 1, tempo.bpm(quarters), meter.numerator(), meter.denominator());
    }

    private static double quartersInBar(TimeSignature meter) {
        return 4.0 * meter.numerator() / meter.denominator();
    }
}
