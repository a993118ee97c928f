// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.music.Tuning;
import org.songwalker.runtime.words.MidiField;
import org.songwalker.runtime.words.SongField;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.TransportField;

/** What {@code midi}, {@code transport}, {@code track} and the fields of {@code song} read and write. Works on registers of a strand. */
final class Surroundings {
    private final Host host;
    private final Faults faults;
    private final Plays plays;

    Surroundings(Host host, Faults faults, Plays plays) {
        this.host = host;
        this.faults = faults;
        this.plays = plays;
    }

    void songField(Strand s, int to, SongField field) {
        boolean exists = host.songExists(s);
        s.set(to, exists ? host.songField(s, field) : 0, exists ? null : Kind.UNDEFINED);
    }

    void songVoiceCount(Strand s, int to) {
        if (host.songExists(s)) {
            s.set(to, host.songVoiceCount(s), null);
        } else if (s.routine.handler()) {
            s.set(to, 0, null); // a handler's loop over song.voices runs zero times
        } else {
            faults.report(s, Fault.UNDEFINED_MEMBER, 0, "length");
        }
    }

    void songVoice(Strand s, int to, int at) {
        if (!host.songExists(s)) {
            if (s.routine.handler()) {
                s.set(to, 0, Kind.UNDEFINED);
                return;
            }
            faults.report(s, Fault.NO_SONG, 0, "song.voices[…]");
            return;
        }
        double index = s.refs[at] == null ? s.numbers[at] : -1;
        if (index >= 0 && index == Math.rint(index) && index < host.songVoiceCount(s)) {
            s.set(to, host.songVoice(s, (int) index), Kind.VOICE);
        } else {
            s.set(to, 0, Kind.UNDEFINED);
        }
    }

    void midi(Strand s, int to, MidiField field) {
        Firing f = s.firing;
        switch (field) {
            case note -> s.set(to, f.note, null);
            case velocity -> s.set(to, f.velocity, null);
            case frequency -> s.set(to, Tuning.frequencyHz(f.note, host.tuningHz(s)), null);
            case channel -> s.set(to, f.channel, null);
            case gate -> {
                boolean open = s.program.mode() == Mode.SONG ? s.position < Interpreter.SONG_GATE_BEATS : f.gate;
                s.set(to, open ? 1 : 0, Kind.BOOLEAN);
            }
            case pitchBend -> s.set(to, host.pitchBend(s), null);
            case pressure -> s.set(to, host.pressure(s), null);
            case keyPressure -> s.set(to, f.keyPressure, null);
            case releaseVelocity -> s.set(to, f.releaseVelocity, null);
            case bendRange -> s.set(to, host.bendRange(s), null);
            case held -> throw new AssertionError("read by Op.HELD");
            case cc -> throw new AssertionError("read by Op.MIDI_CC");
        }
    }

    void controller(Strand s, int to, int at) {
        double number = s.refs[at] == null ? s.numbers[at] : -1;
        if (number >= 0 && number <= 127 && number == Math.rint(number)) {
            s.set(to, host.controller(s, (int) number), null);
        } else {
            s.set(to, 0, Kind.UNDEFINED);
        }
    }

    void transport(Strand s, int to, TransportField field) {
        if (field == TransportField.bpm) {
            s.set(to, host.tempo(s), null);
        } else {
            s.set(to, host.transport(s, field), field == TransportField.playing ? Kind.BOOLEAN : null);
        }
    }

    void setTransport(Strand s, TransportField field, int from) {
        double value = s.numbers[from];
        if (s.refs[from] != null) {
            faults.report(s, Fault.BAD_TYPE, value, field.target());
        } else if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            faults.report(s, Fault.OUT_OF_RANGE, value, field.limits());
        } else if (field == TransportField.bpm) {
            tempo(s, value, field.limits());
        } else {
            host.transportSet(s, field, value);
        }
    }

    private void tempo(Strand s, double bpm, String limits) {
        double limited = Math.clamp(bpm, TrackProperty.TEMPO.low(), TrackProperty.TEMPO.high());
        if (limited != bpm) {
            faults.report(s, Fault.BAD_VALUE, bpm, limits);
        }
        s.firing.overrideTempo(s.position, limited);
        host.trackSet(s, TrackProperty.TEMPO, limited, null, null);
    }

    void glideTempo(Strand s, int from, int over) {
        double value = s.numbers[from];
        double beats = plays.beats(s, over);
        if (s.refs[from] != null) {
            faults.report(s, Fault.BAD_TYPE, value, TransportField.bpm.target());
        } else if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            faults.report(s, Fault.OUT_OF_RANGE, value, TransportField.bpm.limits());
        } else if (!Double.isNaN(beats)) {
            double limited = Math.clamp(value, TrackProperty.TEMPO.low(), TrackProperty.TEMPO.high());
            if (limited != value) {
                faults.report(s, Fault.BAD_VALUE, value, TransportField.bpm.limits());
            }
            host.tempoGlide(s, limited, beats);
        }
    }

    void trackRead(Strand s, int to, TrackProperty property) {
        switch (property) {
            case TEMPO -> s.set(to, host.tempo(s), null);
            case TUNING -> s.set(to, host.tuningHz(s), null);
            case DURATION -> s.set(to, s.defaultLength, null);
            case INSTRUMENT -> s.set(to, 0, s.instrument);
            case EFFECTS, END_MODE, NOTE_UNIT -> s.set(to, 0, Kind.UNDEFINED);
        }
    }

    void trackWrite(Strand s, TrackProperty property, int from, @Nullable String text) {
        double number = s.numbers[from];
        Object ref = s.refs[from];
        switch (property) {
            case TEMPO -> {
                if (ref != null) {
                    faults.report(s, Fault.BAD_TYPE, 0, property.target());
                } else if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
                    faults.report(s, Fault.OUT_OF_RANGE, number, property.limits());
                } else {
                    tempo(s, number, property.limits());
                }
                return;
            }
            case TUNING -> {
                if (ref != null) {
                    faults.report(s, Fault.BAD_TYPE, 0, property.target());
                    return;
                }
                if (!(number >= property.low() && number <= property.high())) {
                    faults.report(s, Fault.OUT_OF_RANGE, number, property.limits());
                    return;
                }
            }
            case DURATION -> {
                double beats = plays.beats(s, from);
                if (Double.isNaN(beats)) {
                    return;
                }
                s.defaultLength = beats;
                s.lengthSet = true;
            }
            case INSTRUMENT -> {
                if (!(ref instanceof PresetUse preset)) {
                    faults.report(s, Fault.NOT_AN_INSTRUMENT, 0, Values.typeName(ref));
                    return;
                }
                s.instrument = preset;
            }
            case EFFECTS -> {
                if (!(ref instanceof HeapValue value) || value.shape != null) {
                    faults.report(s, Fault.BAD_TYPE, 0, "track.effects (an array of effect presets is expected) is");
                    return;
                }
            }
            case END_MODE, NOTE_UNIT -> {}
        }
        host.trackSet(s, property, number, ref, text);
    }
}
