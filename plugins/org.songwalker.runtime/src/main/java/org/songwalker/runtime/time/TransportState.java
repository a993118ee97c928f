// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.time;

/**
 * The running clock of an engine: which frame a beat falls on, with the tempo as it is now. A tempo map drives it (a MIDI file's, or the
 * default); a live tempo change replaces the map from its frame on. Belongs to the thread that renders.
 */
public final class TransportState {
    private final double rate;
    private TempoMap map = TempoMap.DEFAULT;
    private double liveBeat;
    private double liveSeconds;
    private double liveBpm;
    private double originSeconds;

    private int timeSigNum = 4;
    private int timeSigDen = 4;
    private boolean playing;

    /** @param rate frames per second */
    public TransportState(double rate) {
        this.rate = rate;
    }

    /** Frames per second. */
    public double rate() {
        return rate;
    }

    /** Lets a map drive the clock, beat 0 at frame 0, and forgets live changes. */
    public void drive(TempoMap newMap) {
        drive(newMap, 0);
    }

    /** Lets a map drive the clock with beat 0 at {@code originFrame}, and forgets live changes. */
    public void drive(TempoMap newMap, long originFrame) {
        map = newMap;
        liveBpm = 0;
        originSeconds = originFrame / rate;
    }

    /** From {@code frame} on, {@code bpm} beats per minute, whatever the map says. */
    public void changeTempo(long frame, double bpm) {
        double beat = beat(frame);
        liveBeat = beat;
        liveSeconds = frame / rate;
        liveBpm = bpm;
    }

    /** Seconds of a beat since frame 0. */
    public double seconds(double beat) {
        return liveBpm > 0 ? liveSeconds + (beat - liveBeat) * 60 / liveBpm : originSeconds + map.seconds(beat);
    }

    /** Frame of a beat, rounded from its absolute seconds. */
    public long frame(double beat) {
        return Math.round(seconds(beat) * rate);
    }

    /** Beat of a frame. */
    public double beat(long frame) {
        double seconds = frame / rate;
        return liveBpm > 0 ? liveBeat + (seconds - liveSeconds) * liveBpm / 60 : map.beat(seconds - originSeconds);
    }

    /** Tempo in force at a beat, in beats per minute. */
    public double bpm(double beat) {
        return liveBpm > 0 ? liveBpm : map.bpm(beat);
    }

    public int timeSigNum() {
        return timeSigNum;
    }

    public int timeSigDen() {
        return timeSigDen;
    }

    /** Sets the time signature, both parts at least 1. */
    public void timeSignature(int numerator, int denominator) {
        timeSigNum = numerator;
        timeSigDen = denominator;
    }

    public boolean playing() {
        return playing;
    }

    public void playing(boolean now) {
        playing = now;
    }
}
