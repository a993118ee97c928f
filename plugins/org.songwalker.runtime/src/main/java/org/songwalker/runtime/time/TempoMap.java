// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.time;

import java.util.ArrayList;
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

    /**
     * From {@code beat} on, {@code bpm} beats per minute.
     *
     * @param glideBeats if above 0, the tempo moves there in octaves within so many beats, from what it was
     */
    public record Change(double beat, double bpm, double glideBeats) {
        public Change {
            if (!(beat >= 0) || !(bpm > 0) || !Double.isFinite(bpm) || !(glideBeats >= 0)) {
                throw new IllegalArgumentException("tempo " + bpm + " at beat " + beat);
            }
        }

        public Change(double beat, double bpm) {
            this(beat, bpm, 0);
        }
    }

    private final double[] beats;
    private final double[] seconds;
    private final double[] bpm;
    /** Octaves a beat in each segment. */
    private final double[] rate;
    private final int count;

    /** @param changes in any order; of several at one beat the last in the list counts, and each ends a glide before it */
    public TempoMap(List<Change> changes) {
        List<Change> sorted = new ArrayList<>(changes);
        sorted.sort(Comparator.comparingDouble(Change::beat));
        beats = new double[2 * sorted.size() + 1];
        bpm = new double[beats.length];
        rate = new double[beats.length];
        seconds = new double[beats.length];
        bpm[0] = DEFAULT_BPM;
        int last = 0;
        for (int i = 0; i < sorted.size(); i++) {
            Change change = sorted.get(i);
            double before = TempoGlide.bpm(bpm[last], rate[last], change.beat() - beats[last]);
            boolean glides = change.glideBeats() > 0 && before != change.bpm();
            last = segment(last, change.beat(), glides ? before : change.bpm(),
                    glides ? TempoGlide.rate(before, change.bpm(), change.glideBeats()) : 0);
            double arrival = change.beat() + change.glideBeats();
            if (glides && (i + 1 == sorted.size() || sorted.get(i + 1).beat() > arrival)) {
                last = segment(last, arrival, change.bpm(), 0);
            }
        }
        count = last + 1;
    }

    /** Adds a segment after another, or replaces that one if it begins at the same beat; returns its index. */
    private int segment(int last, double beat, double newBpm, double newRate) {
        int at = beat > beats[last] ? last + 1 : last;
        if (at > last) {
            seconds[at] = seconds[last] + TempoGlide.seconds(bpm[last], rate[last], beat - beats[last]);
        }
        beats[at] = beat;
        bpm[at] = newBpm;
        rate[at] = newRate;
        return at;
    }

    /** A map of one tempo, in beats per minute. */
    public static TempoMap constant(double bpm) {
        return new TempoMap(List.of(new Change(0, bpm)));
    }

    /** Seconds from the start to a beat. Negative beats count at the first tempo. */
    public double seconds(double beat) {
        int i = segment(beats, beat);
        return seconds[i] + TempoGlide.seconds(bpm[i], beat < beats[i] ? 0 : rate[i], beat - beats[i]);
    }

    /** Frame of a beat at a rate in frames per second. */
    public long frame(double beat, double rate) {
        return Math.round(seconds(beat) * rate);
    }

    /** Beat at a number of seconds from the start. */
    public double beat(double second) {
        int i = segment(seconds, second);
        return beats[i] + TempoGlide.beats(bpm[i], second < seconds[i] ? 0 : rate[i], second - seconds[i]);
    }

    /** Tempo in force at a beat. */
    public double bpm(double beat) {
        int i = segment(beats, beat);
        return beat < beats[i] ? bpm[i] : TempoGlide.bpm(bpm[i], rate[i], beat - beats[i]);
    }

    private int segment(double[] starts, double value) {
        int i = count - 1;
        while (i > 0 && starts[i] > value) {
            i--;
        }
        return i;
    }
}
