// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.time.TransportState;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.SongField;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.TransportField;

/**
 * One firing of a program and a host that writes down what it is asked. At 100 frames a second and 120 beats a minute a beat has 50 frames.
 * Entries begin with the position in beats: that of a waiting strand is its next moment.
 */
final class Machine implements Host {
    final List<String> heard = new ArrayList<>();
    final TransportState transport = new TransportState(100);
    final Interpreter interpreter = new Interpreter(this);
    final Firing firing;
    final Deque<Strand> strands = new ArrayDeque<>();
    /** The firing before: its voices, its key and one property. */
    boolean previous;
    double[] previousVoices = {};
    double previousValue = Double.NaN;
    private final double[] songNumbers = new double[8];
    private final @Nullable Object[] songRefs = new Object[8];
    private final boolean[] songWritten = new boolean[8];
    private final double[] properties = new double[PresetProperty.values().length];
    private double nextVoice = 1;

    Machine(Program program) {
        firing = new Firing(program, new Heap(this::markRoots), transport);
        firing.seed(1);
        for (int i = 0; i < 3; i++) {
            strands.add(new Strand(program, Code.REGISTERS, firing, program.body()));
        }
    }

    private void markRoots(Heap heap) {
        firing.mark(heap);
    }

    Machine start() {
        interpreter.start(firing, 0);
        return this;
    }

    /** Runs what is due up to a frame, each at its own. */
    Machine until(long frame) {
        for (long due = firing.nextDue(); due <= frame; due = firing.nextDue()) {
            interpreter.runDue(firing, due);
        }
        return this;
    }

    Machine noteOff(long frame) {
        until(frame - 1);
        interpreter.noteOff(firing, frame);
        return this;
    }

    /** Runs the only handler at a frame. */
    Machine handle(long frame) {
        Strand strand = new Strand(firing.program, Code.REGISTERS, firing, firing.program.body());
        interpreter.handle(strand, firing.program.handlers().getFirst(), firing, firing, frame);
        return this;
    }

    private void hear(Strand strand, String what) {
        heard.add(Numbers.text(strand.position) + " " + what);
    }

    private static String number(double value) {
        return Numbers.text(Math.rint(value * 1000) / 1000);
    }

    @Override
    public double play(Strand strand, PresetUse preset, double pitch, double gain, double gateBeats) {
        String gate = gateBeats == UNTIL_NOTE_OFF ? "held" : number(gateBeats);
        hear(strand, "play " + preset.name() + " " + number(pitch) + " gain " + number(gain) + " gate " + gate);
        return nextVoice++;
    }

    @Override
    public void trackSet(Strand strand, TrackProperty property, double number, @Nullable Object ref, @Nullable String text) {
        hear(strand, "set " + property.target() + " " + (ref == null ? number(number) : Values.typeName(ref)));
        if (property == TrackProperty.TEMPO) {
            strand.firing.reschedule(0);
        }
    }

    @Override
    public double tempo(Strand strand) {
        return strand.firing.tempo(strand.position) > 0 ? strand.firing.tempo(strand.position) : 120;
    }

    @Override
    public double tuningHz(Strand strand) {
        return 440;
    }

    @Override
    public void presetSet(Strand strand, PresetUse preset, PresetProperty property, double value) {
        properties[property.ordinal()] = value;
        hear(strand, preset.name() + "." + property.text() + " = " + number(value));
    }

    @Override
    public double presetGet(Strand strand, PresetUse preset, PresetProperty property) {
        return properties[property.ordinal()];
    }

    @Override
    public boolean songExists(Strand strand) {
        return previous;
    }

    @Override
    public double songField(Strand strand, SongField field) {
        return field == SongField.note ? 48 : 0.5;
    }

    @Override
    public int songVoiceCount(Strand strand) {
        return previousVoices.length;
    }

    @Override
    public double songVoice(Strand strand, int index) {
        return previousVoices[index];
    }

    @Override
    public void songRead(Strand strand, int name, int register) {
        if (songWritten[name]) {
            strand.set(register, songNumbers[name], songRefs[name]);
        } else if (previous) {
            strand.set(register, previousValue, null);
        } else {
            strand.set(register, 0, Kind.UNDEFINED);
        }
    }

    @Override
    public void songWrite(Strand strand, int name, double number, @Nullable Object ref) {
        songNumbers[name] = number;
        songRefs[name] = ref;
        songWritten[name] = true;
        hear(strand, "song." + firing.program.songNames().get(name) + " = " + (ref == null ? number(number) : Values.typeName(ref)));
    }

    @Override
    public boolean voiceActive(double handle) {
        return handle == 7;
    }

    @Override
    public double voiceNote(double handle) {
        return 60 + handle;
    }

    @Override
    public double voiceFrequencyHz(double handle) {
        return 440;
    }

    @Override
    public void voiceBend(Strand strand, double handle, double targetPitch, double beats) {
        hear(strand, "bend " + number(handle) + " to " + number(targetPitch) + " in " + number(beats));
    }

    @Override
    public void voiceExtend(Strand strand, double handle, double beats) {
        hear(strand, "extend " + number(handle) + " by " + number(beats));
    }

    @Override
    public void voiceRelease(Strand strand, double handle) {
        hear(strand, "release " + number(handle));
    }

    @Override
    public void voiceStop(Strand strand, double handle) {
        hear(strand, "stop " + number(handle));
    }

    @Override
    public double pitchBend(Strand strand) {
        return 0.25;
    }

    @Override
    public double controller(Strand strand, int number) {
        return number / 127.0;
    }

    @Override
    public double transport(Strand strand, TransportField field) {
        return field == TransportField.playing ? 1 : 4;
    }

    @Override
    public void transportSet(Strand strand, TransportField field, double value) {
        hear(strand, field.target() + " = " + number(value));
    }

    @Override
    public void fault(Strand strand, Fault fault, double number, @Nullable Object detail) {
        hear(strand, fault + " " + number(number) + (detail == null ? "" : " " + detail) + " at line " + strand.line());
    }

    @Override
    public void ended(Strand strand) {
        hear(strand, "end" + (strand.track == null ? "" : " " + strand.track));
        if (strand != firing.main) {
            strands.add(strand);
        }
    }

    @Override
    public @Nullable Strand acquireStrand(Strand caller) {
        return strands.poll();
    }
}
