// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.util.Arrays;

/** The channel messages of a MIDI file with their exact beats, as {@link Midi} words. Immutable. */
public final class EventList {
    private final double[] beats;
    private final long[] words;
    private final double endBeat;

    /**
     * @param beats   beats from the start, 0 or more, ascending
     * @param words   one {@link Midi} word per beat
     * @param endBeat where the file ends; keys still held there are released
     */
    public EventList(double[] beats, long[] words, double endBeat) {
        if (beats.length != words.length) {
            throw new IllegalArgumentException(beats.length + " beats for " + words.length + " messages");
        }
        for (int i = 0; i < beats.length; i++) {
            if (!(beats[i] >= 0) || i > 0 && beats[i] < beats[i - 1]) {
                throw new IllegalArgumentException("message " + i + " is at beat " + beats[i] + "; expected ascending beats from 0");
            }
        }
        this.beats = beats.clone();
        this.words = words.clone();
        this.endBeat = beats.length == 0 ? endBeat : Math.max(endBeat, beats[beats.length - 1]);
    }

    public int size() {
        return beats.length;
    }

    public double beat(int index) {
        return beats[index];
    }

    public long word(int index) {
        return words[index];
    }

    public double endBeat() {
        return endBeat;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventList that && Arrays.equals(beats, that.beats) && Arrays.equals(words, that.words)
                && endBeat == that.endBeat;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(beats) * 31 + Arrays.hashCode(words);
    }
}
