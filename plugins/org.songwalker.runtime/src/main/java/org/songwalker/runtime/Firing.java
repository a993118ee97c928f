// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.time.FiringTempo;
import org.songwalker.runtime.time.TransportState;

/**
 * One run of a program: the event that started it, its clock and its body's strand. The owner (the engine's slot, or the song expansion)
 * fills it before {@link Interpreter#start}. Pooled; one thread.
 */
public final class Firing {
    /** Most strands at once in one firing: the body and the tracks it has called. */
    public static final int MAX_STRANDS = 64;

    /** What runs. */
    public final Program program;
    /** The body. */
    public final Strand main;
    /** Where arrays and objects come from. */
    public final Heap heap;
    /** The clock; null in song mode, where time is virtual. */
    private final @Nullable TransportState transport;

    /** The owner's number for this place in its pool, for what it keeps beside the firing. */
    public int index;
    /** Number of the slot. */
    public int slot;
    /** Number of the firing in its slot, from 0. */
    public long serial;
    /** Beat of the transport at which it started. */
    public double originBeat;
    /** Frame at which it started. */
    public long startFrame;
    /** {@code midi.note}, 0 to 127. */
    public int note = 60;
    /** {@code midi.velocity}, 0 to 1. */
    public double velocity = 100.0 / 127;
    /** {@code midi.channel}, 1 to 16. */
    public int channel = 1;
    /** {@code midi.gate}. */
    public boolean gate;
    /** {@code midi.keyPressure}, 0 to 1. */
    public double keyPressure;
    /** {@code midi.releaseVelocity}, 0 to 1. */
    public double releaseVelocity;
    /** State of the random numbers (SplitMix64). */
    long randomState;

    /** For {@link LoopGuard}. */
    final CallCount trackCalls = new CallCount();
    final CallCount functionCalls = new CallCount();

    /** Live strands in the order of their starts. */
    final @Nullable Strand[] strands = new Strand[MAX_STRANDS];
    int strandCount;

    private final FiringTempo tempo = new FiringTempo();
    int lastFaultPc = -1;
    @Nullable
    Fault lastFault;

    public Firing(Program program, Heap heap, @Nullable TransportState transport) {
        this.program = program;
        this.heap = heap;
        this.transport = transport;
        this.main = new Strand(program, program.bodyRegisters(), this, program.body());
    }

    /** Seeds {@code random} by session seed, slot and firing number (language reference 9.1). */
    public void seed(long sessionSeed) {
        randomState = mix(mix(mix(sessionSeed) + slot) + serial);
    }

    /** A number in [0, 1), 53 bits of SplitMix64 (Steele, Lea, Flood 2014). */
    double nextRandom() {
        randomState += 0x9e3779b97f4a7c15L;
        return (mix(randomState) >>> 11) * 0x1p-53;
    }

    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Frame of a position in beats since the start. */
    public long frameAt(double position) {
        TransportState clock = transport;
        if (clock == null) {
            return 0;
        }
        if (tempo.set()) {
            return Math.round(tempo.seconds(position) * clock.rate());
        }
        return clock.frame(originBeat + position);
    }

    /** Position in beats since the start at a frame. */
    public double positionAt(long frame) {
        TransportState clock = transport;
        if (clock == null) {
            return 0;
        }
        if (tempo.set()) {
            return tempo.position(frame / clock.rate());
        }
        return clock.beat(frame) - originBeat;
    }

    /** Beat of the transport at a position; in song mode the position itself. */
    public double transportBeat(double position) {
        TransportState clock = transport;
        return clock == null || !tempo.set() ? originBeat + position : clock.beat(frameAt(position));
    }

    /**
     * The position, at or after a given one, where the transport's beat is a multiple of {@code beats} plus {@code offset}; the given one
     * if it is within {@code nearBeats} of that.
     */
    double nextMultiple(double position, double beats, double offset, double nearBeats) {
        double now = transportBeat(position);
        double target = Math.ceil((now - offset - nearBeats) / beats) * beats + offset;
        if (target <= now) {
            return position;
        }
        TransportState clock = transport;
        return clock == null || !tempo.set() ? target - originBeat : Math.max(position, positionAt(clock.frame(target)));
    }

    /** From a position on, this firing runs at its own tempo in beats per minute. */
    public void overrideTempo(double position, double bpm) {
        TransportState clock = transport;
        if (clock != null) {
            tempo.change(position, seconds(clock, position), bpm);
        }
    }

    /** From a position on, this firing moves in octaves from the tempo it has to another, within some beats. */
    public void glideTempo(double position, double bpm, double beats) {
        TransportState clock = transport;
        if (clock != null) {
            tempo.glide(position, seconds(clock, position), tempo(clock, position), bpm, beats);
        }
    }

    private double seconds(TransportState clock, double position) {
        return tempo.set() ? tempo.seconds(position) : clock.seconds(originBeat + position);
    }

    private double tempo(TransportState clock, double position) {
        return tempo.set() ? tempo.bpm(position) : clock.bpm(originBeat + position);
    }

    /** Tempo at a position in beats per minute, the transport's unless the firing has its own; 0 in song mode. */
    public double tempo(double position) {
        TransportState clock = transport;
        return clock == null ? 0 : tempo(clock, position);
    }

    /** True if body and called tracks have all come to their end. */
    public boolean idle() {
        return strandCount == 0;
    }

    /** Frame at which the next strand resumes; {@link Long#MAX_VALUE} if none waits. */
    public long nextDue() {
        long due = Long.MAX_VALUE;
        for (int i = 0; i < strandCount; i++) {
            Strand strand = strands[i];
            if (strand != null && strand.state == Strand.State.WAITING) {
                due = Math.min(due, strand.dueFrame);
            }
        }
        return due;
    }

    /** Computes again when strands resume, after the tempo has changed; none resumes before {@code now}. */
    public void reschedule(long now) {
        for (int i = 0; i < strandCount; i++) {
            Strand strand = strands[i];
            if (strand != null && strand.state == Strand.State.WAITING) {
                strand.dueFrame = Math.max(now, frameAt(strand.position));
            }
        }
    }

    /** Marks all it holds for the heap: the registers of its body and of its live strands. */
    public void mark(Heap roots) {
        main.mark(roots);
        for (int i = 0; i < strandCount; i++) {
            Strand strand = strands[i];
            if (strand != null) {
                strand.mark(roots);
            }
        }
    }

    void add(Strand strand) {
        strands[strandCount++] = strand;
    }

    void remove(Strand strand) {
        int to = 0;
        for (int i = 0; i < strandCount; i++) {
            if (strands[i] != strand) {
                strands[to++] = strands[i];
            }
        }
        while (strandCount > to) {
            strands[--strandCount] = null;
        }
    }

    void begin() {
        tempo.clear();
        keyPressure = 0;
        releaseVelocity = 0;
        trackCalls.clear();
        functionCalls.clear();
        lastFault = null;
        lastFaultPc = -1;
    }
}
