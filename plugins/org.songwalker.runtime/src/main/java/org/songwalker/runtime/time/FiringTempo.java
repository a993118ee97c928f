// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.time;

/**
 * The tempo that a firing has set for itself: constant from a position on, or gliding there over some beats. Positions are beats since the
 * firing's start, seconds those of the transport. One thread.
 */
public final class FiringTempo {
    private boolean set;
    private double position;
    private double seconds;
    private double bpm;
    /** Octaves a beat until {@link #glideEnd}. */
    private double rate;
    private double glideEnd;
    private double glideSeconds;
    private double target;

    /** True if the program has set a tempo for this firing. */
    public boolean set() {
        return set;
    }

    /** Back to the tempo of the transport. */
    public void clear() {
        set = false;
    }

    /** From a position on, which is at {@code atSeconds}, a constant tempo in beats per minute. */
    public void change(double newPosition, double atSeconds, double newBpm) {
        glide(newPosition, atSeconds, newBpm, newBpm, 0);
    }

    /** From a position on, a tempo that moves in octaves to another within some beats, and stays there. */
    public void glide(double newPosition, double atSeconds, double fromBpm, double toBpm, double beats) {
        set = true;
        position = newPosition;
        seconds = atSeconds;
        bpm = fromBpm;
        target = toBpm;
        rate = beats > 0 ? TempoGlide.rate(fromBpm, toBpm, beats) : 0;
        glideEnd = newPosition + beats;
        glideSeconds = atSeconds + TempoGlide.seconds(fromBpm, rate, beats);
    }

    /** Seconds of a position. */
    public double seconds(double at) {
        return at < glideEnd ? seconds + TempoGlide.seconds(bpm, rate, at - position) : glideSeconds + (at - glideEnd) * 60 / target;
    }

    /** Position of a time in seconds. */
    public double position(double at) {
        return at < glideSeconds ? position + TempoGlide.beats(bpm, rate, at - seconds) : glideEnd + (at - glideSeconds) * target / 60;
    }

    /** Tempo at a position, in beats per minute. */
    public double bpm(double at) {
        return at < glideEnd ? TempoGlide.bpm(bpm, rate, at - position) : target;
    }
}
