// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.PresetSource;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.ProgramBuilder;
import org.songwalker.runtime.Routine;
import org.songwalker.runtime.words.Method;
import org.songwalker.runtime.words.MidiField;
import org.songwalker.runtime.words.PresetProperty;

/** Small programs put together by hand, since the engine does not see the compiler. */
final class Programs {
    private Programs() {}

    /** {@code piano(midi.note) *midi.velocity} */
    static Program hold() {
        ProgramBuilder b = start();
        PresetUse piano = b.preset("piano", new PresetSource.Named("Test/Piano"), 1, 7);
        playNote(b, piano, Op.HAS_PITCH | Op.HAS_VELOCITY);
        b.emit(Op.END, 0, 0, 0);
        b.routine(new Routine(Routine.Kind.BODY, "", 0, 0, 16, -1));
        return b.build();
    }

    /** A program without a statement. */
    static Program silent() {
        ProgramBuilder b = start();
        b.emit(Op.END, 0, 0, 0);
        b.routine(new Routine(Routine.Kind.BODY, "", 0, 0, 16, -1));
        return b.build();
    }

    /** {@code while (midi.gate) { piano(midi.note) *midi.velocity beats }}, then {@code piano(midi.note + 12) @1} */
    static Program loop(double beats) {
        ProgramBuilder b = start();
        PresetUse piano = b.preset("piano", new PresetSource.Named("Test/Piano"), 1, 7);
        int top = b.here();
        b.emit(Op.MIDI, 5, MidiField.gate.ordinal(), 0);
        int exit = b.emit(Op.JUMP_UNLESS, 5, 0, 0);
        b.emit(Op.CONST, 4, b.constant(beats, null), 0);
        playNote(b, piano, Op.HAS_PITCH | Op.HAS_VELOCITY | Op.HAS_STEP);
        b.emit(Op.WAIT, 4, 0, 0);
        b.emit(Op.LOOP, top, 0, 0);
        b.landHere(exit);
        b.keyLoop(top, b.here(), Program.GATE);
        b.at(5, 1);
        b.emit(Op.CONST, 3, b.constant(1, null), 0);
        b.emit(Op.CONST, 0, b.constant(0, piano), 0);
        b.emit(Op.MIDI, 1, MidiField.note.ordinal(), 0);
        b.emit(Op.CONST, 6, b.constant(12, null), 0);
        b.emit(Op.ADD, 1, 1, 6);
        b.emit(Op.PLAY, 0, Op.HAS_PITCH | Op.HAS_GATE, -1);
        b.emit(Op.END, 0, 0, 0);
        b.routine(new Routine(Routine.Kind.BODY, "", 0, 0, 16, -1));
        return b.build();
    }

    /** {@code if (song && song.voices.length > 0) song.voices[0].pitchBend(midi.note, 1/4) else piano(midi.note)} */
    static Program glide() {
        ProgramBuilder b = start();
        PresetUse piano = b.preset("piano", new PresetSource.Named("Test/Piano"), 1, 7);
        b.emit(Op.SONG, 5, 0, 0);
        int fresh = b.emit(Op.JUMP_UNLESS, 5, 0, 0);
        b.emit(Op.SONG_VOICE_COUNT, 5, 0, 0);
        int none = b.emit(Op.JUMP_UNLESS, 5, 0, 0);
        b.emit(Op.CONST, 6, b.constant(0, null), 0);
        b.emit(Op.SONG_VOICE, 7, 6, 0);
        b.emit(Op.MIDI, 8, MidiField.note.ordinal(), 0);
        b.emit(Op.CONST, 9, b.constant(0.25, null), 0);
        b.at(2, 3);
        b.emit(Op.METHOD, 10, 7, 2 << 16 | Method.pitchBend.ordinal());
        b.emit(Op.END, 0, 0, 0);
        b.landHere(fresh);
        b.landHere(none);
        playNote(b, piano, Op.HAS_PITCH);
        b.emit(Op.END, 0, 0, 0);
        b.routine(new Routine(Routine.Kind.BODY, "", 0, 0, 16, -1));
        return b.build();
    }

    /** {@code song.list = [1, [2]]; song.now = song.voices} and the same in {@code on cc(1)}: what takes values from the slot's pool. */
    static Program keeping() {
        ProgramBuilder b = start();
        HeapValue inner = HeapValue.constantArray(new double[] {2}, new Object[1]);
        int literal = b.constant(0, HeapValue.constantArray(new double[] {1, 0}, new Object[] {null, inner}));
        int list = b.songName("list");
        int now = b.songName("now");
        for (Routine.Kind kind : List.of(Routine.Kind.BODY, Routine.Kind.CC)) {
            int entry = b.here();
            b.emit(Op.COPY, 1, literal, 0);
            b.emit(Op.SONG_WRITE, list, 1, 0);
            b.emit(Op.SONG_VOICES, 2, 0, 0);
            b.emit(Op.SONG_WRITE, now, 2, 0);
            b.emit(Op.END, 0, 0, 0);
            b.routine(new Routine(kind, kind == Routine.Kind.BODY ? "" : "cc(1)", entry, 0, 16, kind == Routine.Kind.BODY ? -1 : 1));
        }
        return b.build();
    }

    /** {@code song.n = (song.n ?? 0) + 1; piano(60 + song.n) @1}, with {@code on cc(1) { piano.filterCutoff = 200 + midi.cc[1] * 8000 }} */
    static Program counting() {
        ProgramBuilder b = start();
        PresetUse piano = b.preset("piano", new PresetSource.Named("Test/Piano"), 1, 7);
        int n = b.songName("n");
        b.emit(Op.SONG_READ, 1, n, 0);
        int defined = b.emit(Op.JUMP_DEFINED, 1, 0, 0);
        b.emit(Op.CONST, 1, b.constant(0, null), 0);
        b.landHere(defined);
        b.emit(Op.CONST, 2, b.constant(1, null), 0);
        b.emit(Op.ADD, 1, 1, 2);
        b.emit(Op.SONG_WRITE, n, 1, 0);
        b.emit(Op.CONST, 2, b.constant(60, null), 0);
        b.emit(Op.ADD, 1, 1, 2);
        b.emit(Op.CONST, 0, b.constant(0, piano), 0);
        b.emit(Op.CONST, 3, b.constant(1, null), 0);
        b.emit(Op.PLAY, 0, Op.HAS_PITCH | Op.HAS_GATE, -1);
        b.emit(Op.END, 0, 0, 0);
        b.routine(new Routine(Routine.Kind.BODY, "", 0, 0, 16, -1));
        int entry = b.here();
        b.at(7, 3);
        b.emit(Op.CONST, 0, b.constant(0, piano), 0);
        b.emit(Op.CONST, 1, b.constant(1, null), 0);
        b.emit(Op.MIDI_CC, 1, 1, 0);
        b.emit(Op.CONST, 2, b.constant(8000, null), 0);
        b.emit(Op.MUL, 1, 1, 2);
        b.emit(Op.CONST, 2, b.constant(200, null), 0);
        b.emit(Op.ADD, 1, 1, 2);
        b.emit(Op.PRESET_WRITE, 0, PresetProperty.FILTER_CUTOFF.ordinal(), 1);
        b.emit(Op.END, 0, 0, 0);
        b.routine(new Routine(Routine.Kind.CC, "cc(1)", entry, 0, 16, 1));
        return b.build();
    }

    private static ProgramBuilder start() {
        ProgramBuilder b = new ProgramBuilder(Mode.REACTIVE);
        b.at(1, 1);
        return b;
    }

    private static void playNote(ProgramBuilder b, PresetUse preset, int flags) {
        b.emit(Op.CONST, 0, b.constant(0, preset), 0);
        b.emit(Op.MIDI, 1, MidiField.note.ordinal(), 0);
        b.emit(Op.MIDI, 2, MidiField.velocity.ordinal(), 0);
        b.emit(Op.PLAY, 0, flags, -1);
    }

    static Instrument tone(Waveform waveform) {
        return new OscillatorInstrument("Test/" + waveform, waveform, 0, 0.5, new EnvelopeSpec(0.01, 0.02, 0.6, 0.05), 0.25);
    }

    static Map<PresetUse, Instrument> sounds(Program program, Instrument instrument) {
        Map<PresetUse, Instrument> map = new HashMap<>();
        for (PresetUse use : program.presets().subList(1, program.presets().size())) {
            map.put(use, instrument);
        }
        return map;
    }

    static Command install(int slot, Program program, Instrument instrument) {
        return new Command.Install(slot, program, sounds(program, instrument));
    }

    /** Messages at beats, in pairs of a beat and a word. */
    static EventList file(double endBeat, Object... pairs) {
        double[] beats = new double[pairs.length / 2];
        long[] words = new long[pairs.length / 2];
        for (int i = 0; i < beats.length; i++) {
            beats[i] = ((Number) pairs[2 * i]).doubleValue();
            words[i] = (Long) pairs[2 * i + 1];
        }
        return new EventList(beats, words, endBeat);
    }

}
