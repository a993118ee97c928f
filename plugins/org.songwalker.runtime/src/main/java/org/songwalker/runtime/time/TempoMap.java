// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Tempo over beats: from each change's beat onward its tempo counts, before the first change 120. Immutable. Beats and seconds count from
 * the same start; frames are rounded from absolute seconds (language reference 0.10).
 */
public final class TempoMap {
    /** The tempo if nothing sets one, in beats per minute. */
    public static final double DEFAULT_BPM = 120;
    /** A map without changes. */
    public static final TempoMap DEFAULT = new TempoMap(List.of());

    /** From {@code beat} on, {@code bpm} beats per minute. */
    public record Change(double beat, double bpm) {
        public Change {
            if (!(beat >= 0) || !(bpm > 0) || !Double.isFinite(bpm)) {
                throw new IllegalArgumentException("tempo " + bpm + " at beat " + beat);
            }
        }
    }

    private final double[] beats;
    private final double[] seconds;
    private final double[] bpm;

    /** @param changes in any order; of several at one beat the last in the list counts */
    public TempoMap(List<Change> changes) {
        List<Change> sorted = new ArrayList<>(changes);
        sorted.sort(Comparator.comparingDouble(Change::beat));
        int n = 1;
        double[] at = new double[sorted.size() + 1];
        double[] tempo = new double[sorted.size() + 1];
        tempo[0] = DEFAULT_BPM;
        for (Change change : sorted) {
            if (at[n - 1] != change.beat()) {
                n++;
            }
            at[n - 1] = change.beat();
            tempo[n - 1] = change.bpm();
        }
        beats = Arrays.copyOf(at, n);
        bpm = Arrays.copyOf(tempo, n);
        seconds = new double[n];
        for (int i = 1; i < n; i++) {
            seconds[i] = seconds[i - 1] + (beats[i] - beats[i - 1]) * 60 / bpm[i - 1];
        }
    }

    /** A map of one tempo, in beats per minute. */
    public static TempoMap constant(double bpm) {
        return new TempoMap(List.of(new Change(0, bpm)));
    }

    /** Seconds from the start to a beat. Negative beats count at the first tempo. */
    public double seconds(double beat) {
        int i = segment(beats, beat);
        return seconds[i] + (beat - beats[i]) * 60 / bpm[i];
    }

    /** Frame of a beat at a rate in frames per second. */
    public long frame(double beat, double rate) {
        return Math.round(seconds(beat) * rate);
    }

    /** Beat at a number of seconds from the start. */
    public double beat(double second) {
        int i = segment(seconds, second);
        return beats[i] + (second - seconds[i]) * bpm[i] / 60;
    }

    /** Tempo in force at a beat. */
    public double bpm(double beat) {
        return bpm[segment(beats, beat)];
    }

    /** The changes, beat 0 first. */
    public List<Change> changes() {
        List<Change> list = new ArrayList<>();
        for (int i = 0; i < beats.length; i++) {
            list.add(new Change(beats[i], bpm[i]));
        }
        return list;
    }

    private static int segment(double[] starts, double value) {
        int i = starts.length - 1;
        while (i > 0 && starts[i] > value) {
            i--;
        }
        return i;
    }
}
