// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.trace;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.ring.RingCursor;
import org.songwalker.runtime.Fault;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.VoiceField;

/**
 * The trace on its way from the audio thread to one reader: preallocated columns, one row per record. Producer: the audio thread; consumer:
 * the thread that calls {@link #drain}. A row is published by the release store of the head, so the reader sees it whole. A full ring drops
 * the record and counts it; it never blocks.
 */
public final class TraceRing {
    private static final int DEPTH = 8;
    private static final TraceType[] TYPES = TraceType.values();

    private final RingCursor cursor;
    private final byte[] type;
    private final long[] frame;
    private final int[] slot;
    private final long[] firing;
    private final double[] beat;
    private final @Nullable String[] file;
    private final int[] line;
    private final int[] column;
    private final int[] voice;
    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final @Nullable Object[] first;
    private final @Nullable Object[] second;
    private final @Nullable Object[] third;
    private int atSlot;
    private long atFiring;
    private long atFrame;
    private double atBeat;
    private String atFile = "";
    private int atLine;
    private int atColumn;

    /** @param capacity records, rounded up to a power of two */
    public TraceRing(int capacity) {
        cursor = new RingCursor(Math.max(16, capacity));
        int size = cursor.size();
        type = new byte[size];
        frame = new long[size];
        slot = new int[size];
        firing = new long[size];
        beat = new double[size];
        file = new String[size];
        line = new int[size];
        column = new int[size];
        voice = new int[size];
        a = new double[size];
        b = new double[size];
        c = new double[size];
        first = new Object[size];
        second = new Object[size];
        third = new Object[size];
    }

    /** Records dropped because the reader was too slow. Any thread. */
    public long dropped() {
        return cursor.dropped();
    }

    /** Place and time of the records that follow; the file is empty for the program itself. Audio thread. */
    @AudioThread
    public void at(int ofSlot, long ofFiring, long onFrame, double onBeat, String inFile, int onLine, int onColumn) {
        atFile = inFile;
        atSlot = ofSlot;
        atFiring = ofFiring;
        atFrame = onFrame;
        atBeat = onBeat;
        atLine = onLine;
        atColumn = onColumn;
    }

    /** A key has started a firing: channel 1 to 16, key 0 to 127, velocity 1 to 127. */
    @AudioThread
    public void firing(int channel, int key, int velocity) {
        write(TraceType.FIRING, channel, key, velocity, 0, null, null, null);
    }

    /** The transport has started the song of a slot. */
    @AudioThread
    public void firing() {
        write(TraceType.SONG_FIRING, 0, 0, 0, 0, null, null, null);
    }

    /** A note; velocity 0 to 127, gate in beats or NaN where it lasts until note-off; instrument by its name. */
    @AudioThread
    public void note(int number, double pitch, double velocity, double gateBeats, PresetUse preset, String instrument,
            @Nullable String track) {
        write(TraceType.NOTE, number, pitch, velocity, gateBeats, preset, instrument, track);
    }

    /** The gate of a voice has closed. */
    @AudioThread
    public void gate(int number, long closed) {
        long keep = atFrame;
        atFrame = closed;
        write(TraceType.GATE, number, 0, 0, 0, null, null, null);
        atFrame = keep;
    }

    /** A track or song property was set; the text, or where that is null the value. */
    @AudioThread
    public void set(String target, @Nullable String text, double number, @Nullable Object ref) {
        write(TraceType.SET, 0, number, 0, 0, target, text, ref instanceof HeapValue ? null : ref);
    }

    @AudioThread
    public void property(PresetUse preset, PresetProperty property, double value) {
        write(TraceType.PROPERTY, 0, value, 0, 0, preset, property, null);
    }

    /** A property of a voice was set. */
    @AudioThread
    public void voiceProperty(int number, VoiceField field, double value) {
        write(TraceType.VOICE_PROPERTY, number, value, 0, 0, field, null, null);
    }

    /** A property of a preset begins to glide within some beats. */
    @AudioThread
    public void glide(PresetUse preset, PresetProperty property, double from, double to, double beats, boolean smooth) {
        write(TraceType.GLIDE, smooth ? 1 : 0, from, to, beats, preset, property, null);
    }

    /** A property of a voice begins to glide. */
    @AudioThread
    public void glide(int number, VoiceField field, double from, double to, double beats, boolean smooth) {
        write(TraceType.VOICE_GLIDE, number, from, to, beats, field, smooth ? Boolean.TRUE : Boolean.FALSE, null);
    }

    /** The tempo begins to glide. */
    @AudioThread
    public void glide(double from, double to, double beats) {
        write(TraceType.TEMPO_GLIDE, 0, from, to, beats, null, null, null);
    }

    /** A song property was written; arrays and objects follow cell by cell. */
    @AudioThread
    public void song(String name, double number, @Nullable Object ref) {
        if (write(TraceType.SONG, 0, 0, 0, 0, name, null, null)) {
            value(number, ref, 0);
        }
    }

    /** A line of the log; its values follow. */
    @AudioThread
    public void log(int values) {
        write(TraceType.LOG, values, 0, 0, 0, null, null, null);
    }

    /** Lines of the log were left out. */
    @AudioThread
    public void logLeftOut(int lines) {
        write(TraceType.LOG_LEFT_OUT, lines, 0, 0, 0, null, null, null);
    }

    /** A value of a line of the log. */
    @AudioThread
    public void logged(double number, @Nullable Object ref) {
        value(number, ref, 0);
    }

    private void value(double number, @Nullable Object ref, int depth) {
        if (!(ref instanceof HeapValue cells)) {
            write(TraceType.VALUE, 0, number, 0, 0, ref, null, null);
            return;
        }
        int length = depth < DEPTH ? cells.length() : 0;
        List<String> shape = cells.shape();
        write(TraceType.VALUE, length, 0, 1, 0, shape, null, null);
        for (int i = 0; i < length; i++) {
            value(cells.number(i), cells.ref(i), depth + 1);
        }
    }

    @AudioThread
    public void bend(int number, double fromNote, double toNote, double beats) {
        write(TraceType.BEND, number, fromNote, toNote, beats, null, null, null);
    }

    @AudioThread
    public void release(int number) {
        write(TraceType.RELEASE, number, 0, 0, 0, null, null, null);
    }

    @AudioThread
    public void stop(int number) {
        write(TraceType.STOP, number, 0, 0, 0, null, null, null);
    }

    @AudioThread
    public void extend(int number, double beats) {
        write(TraceType.EXTEND, number, beats, 0, 0, null, null, null);
    }

    @AudioThread
    public void steal(int number, int by) {
        write(TraceType.STEAL, number, by, 0, 0, null, null, null);
    }

    @AudioThread
    public void handler(String name) {
        write(TraceType.HANDLER, 0, 0, 0, 0, name, null, null);
    }

    /** A program change: channel from 1, bank, program, and the instrument by its name. */
    @AudioThread
    public void program(int channel, int bank, int program, String instrument) {
        write(TraceType.PROGRAM, channel, bank, program, 0, instrument, null, null);
    }

    @AudioThread
    public void fault(Fault fault, double number, @Nullable Object detail) {
        write(TraceType.FAULT, 0, number, 0, 0, fault, detail instanceof HeapValue ? null : detail, null);
    }

    private boolean write(TraceType what, int number, double x, double y, double z, @Nullable Object o1, @Nullable Object o2,
            @Nullable Object o3) {
        int i = cursor.claim();
        if (i < 0) {
            return false;
        }
        type[i] = (byte) what.ordinal();
        frame[i] = atFrame;
        slot[i] = atSlot;
        firing[i] = atFiring;
        beat[i] = atBeat;
        file[i] = atFile;
        line[i] = atLine;
        column[i] = atColumn;
        voice[i] = number;
        a[i] = x;
        b[i] = y;
        c[i] = z;
        first[i] = o1;
        second[i] = o2;
        third[i] = o3;
        cursor.publish();
        return true;
    }

    /** Hands all records that are there to the log. Reader's thread. */
    void drain(TraceLog to) {
        long end = cursor.head();
        for (long k = cursor.tail(); k < end; k++) {
            int i = cursor.row(k);
            to.record(TYPES[type[i]],
                    new TraceEvent.Place(slot[i], firing[i], beat[i], frame[i], Objects.requireNonNull(file[i]), line[i], column[i]),
                    voice[i], a[i], b[i], c[i], first[i], second[i], third[i]);
            first[i] = null;
            second[i] = null;
            third[i] = null;
        }
        cursor.free(end);
    }
}
