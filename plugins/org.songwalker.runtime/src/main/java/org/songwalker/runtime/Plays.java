// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.words.TransportField;

/** Sounding statements: target, pitch, velocity and audible length (language reference 0.4, 0.5, 9.8). */
final class Plays {
    /** Velocity if none is written, as gain. */
    private static final double DEFAULT_GAIN = 100.0 / 127;
    private static final int MAX_DEPTH = 4;
    /** Longest audible length, in beats: that of the longest song. */
    private static final double MAX_GATE_BEATS = Interpreter.MAX_SONG_BEATS;
    private final Host host;
    private final Faults faults;

    Plays(Host host, Faults faults) {
        this.host = host;
        this.faults = faults;
    }

    void play(Strand s, int base, int flags, int result) {
        double gain = (flags & Op.HAS_VELOCITY) != 0 ? gain(s, base + 2) : DEFAULT_GAIN;
        double gate = gate(s, base, flags);
        if (gain < 0 || Double.isNaN(gate)) {
            return;
        }
        Object ref = s.refs[base];
        double handle = 0;
        if ((flags & Op.HAS_PITCH) != 0) {
            handle = ref instanceof PresetUse preset ? playAt(s, preset, base + 1, gain, gate) : notPlayable(s, ref);
        } else {
            handle = playValue(s, s.numbers[base], ref, gain, gate, 0);
        }
        if (result >= 0 && s.state == Strand.State.RUNNING) {
            s.set(result, handle, Kind.VOICE);
        }
    }

    private double playAt(Strand s, PresetUse preset, int pitchRegister, double gain, double gate) {
        Object ref = s.refs[pitchRegister];
        if (!Values.numeric(ref)) {
            faults.report(s, Fault.NOT_A_NUMBER, 0, Values.typeName(ref));
            return 0;
        }
        double pitch = Values.number(s.numbers[pitchRegister], ref);
        if (!Double.isFinite(pitch)) {
            faults.report(s, Fault.BAD_PITCH, pitch, null);
            return 0;
        }
        return host.play(s, preset, pitch, gain * s.velocityScale, gate);
    }

    private double playValue(Strand s, double number, @Nullable Object ref, double gain, double gate, int depth) {
        switch (ref) {
            case PresetUse preset -> {
                return host.play(s, preset, Double.NaN, gain * s.velocityScale, gate);
            }
            case null -> {
                if (Double.isFinite(number)) {
                    return host.play(s, s.instrument, number, gain * s.velocityScale, gate);
                }
                faults.report(s, Fault.BAD_PITCH, number, null);
            }
            case HeapValue value when value.shape == null && depth < MAX_DEPTH -> {
                for (int i = 0; i < value.length && s.state == Strand.State.RUNNING; i++) {
                    playValue(s, value.numbers[i], value.refs[i], gain, gate, depth + 1);
                }
            }
            case Kind kind when kind == Kind.UNDEFINED -> faults.report(s, Fault.UNDEFINED_PLAY, 0, null);
            default -> notPlayable(s, ref);
        }
        return 0;
    }

    private double notPlayable(Strand s, @Nullable Object ref) {
        faults.report(s, Fault.NOT_PLAYABLE, 0, Values.typeName(ref));
        return 0;
    }

    /** Linear gain of the velocity in a register; -1 after a fault that leaves the note silent. */
    double gain(Strand s, int register) {
        Object ref = s.refs[register];
        if (!Values.numeric(ref)) {
            faults.report(s, Fault.NOT_A_NUMBER, 0, Values.typeName(ref));
            return -1;
        }
        double velocity = Values.number(s.numbers[register], ref);
        if (Double.isNaN(velocity)) {
            faults.report(s, Fault.VELOCITY_RANGE, velocity, null);
            return -1;
        }
        if (velocity < 0 || velocity > 1 && velocity < 2 || velocity > 127) {
            faults.report(s, Fault.VELOCITY_RANGE, velocity, null);
        }
        return velocity <= 1 ? Math.max(0, velocity) : velocity < 2 ? 1 : Math.min(velocity, 127) / 127;
    }

    /** Audible length in beats, {@link Host#UNTIL_NOTE_OFF}, or NaN after a fault. */
    private double gate(Strand s, int base, int flags) {
        double gate;
        if ((flags & Op.HAS_GATE) != 0) {
            gate = beats(s, base + 3);
        } else if (s.program.mode() == Mode.SONG || s.lengthSet) {
            gate = s.defaultLength;
        } else if (s.routine.handler()) {
            gate = 1;
        } else {
            double step = (flags & Op.HAS_STEP) != 0 ? beats(s, base + 4) : 0;
            gate = step > 0 ? step : Double.isNaN(step) ? step : Host.UNTIL_NOTE_OFF;
        }
        if (gate > MAX_GATE_BEATS) {
            faults.report(s, Fault.LONG_NOTE, gate, null);
            gate = MAX_GATE_BEATS;
        }
        double left = s.cutPosition - s.position;
        return left == Double.POSITIVE_INFINITY ? gate : gate == Host.UNTIL_NOTE_OFF ? left : Math.min(gate, left);
    }

    /** Position at which the transport's beat is the next multiple of register {@code every} plus register {@code offset}. */
    double next(Strand s, int every, int offset) {
        double beats = beats(s, every);
        double shift = Values.number(s.numbers[offset], s.refs[offset]);
        if (Double.isNaN(beats)) {
            return s.position;
        }
        if (beats == 0 || !Double.isFinite(shift)) {
            faults.report(s, Fault.BAD_SYNC, beats == 0 ? 0 : shift, null);
            return s.position;
        }
        double frame = host.tempo(s) / 60 / host.transport(s, TransportField.sampleRate);
        return s.firing.nextMultiple(s.position, beats, shift, frame / 2);
    }

    /** A duration in beats; NaN after a fault. */
    double beats(Strand s, int register) {
        Object ref = s.refs[register];
        double beats = Values.numeric(ref) ? Values.number(s.numbers[register], ref) : Double.NaN;
        if (beats >= 0 && beats < Double.POSITIVE_INFINITY) {
            return beats;
        }
        if (Values.numeric(ref)) {
            faults.report(s, Fault.BAD_DURATION, beats, null);
        } else {
            faults.report(s, Fault.NOT_A_NUMBER, 0, Values.typeName(ref));
        }
        return Double.NaN;
    }
}
