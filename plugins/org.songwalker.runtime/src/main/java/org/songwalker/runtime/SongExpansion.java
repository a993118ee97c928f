// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.music.Tuning;
import org.songwalker.runtime.time.Glide;
import org.songwalker.runtime.time.TempoMap;
import org.songwalker.runtime.words.EndMode;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.SongField;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.TransportField;
import org.songwalker.runtime.words.Words;

/**
 * Runs a song-mode program in virtual time and collects what it does (language reference 0.9). A call runs its whole body at the caller's
 * cursor before the next statement; sorting by beat comes last. One use, one thread; never the audio thread.
 */
public final class SongExpansion implements Host {
    /** Events after which a song ends. */
    public static final int MAX_EVENTS = 1_000_000;

    private final Program program;
    private final double sampleRate;
    private final Interpreter interpreter = new Interpreter(this);
    private final Firing firing;
    private final List<ScoreEvent> events = new ArrayList<>();
    private final List<Score.Bus> buses = new ArrayList<>();
    private final List<Strand> free = new ArrayList<>();
    private final double[] songNumbers;
    private final @Nullable Object[] songRefs;
    private final double[][] properties;
    private final Map<Moving, Glide> glides = new HashMap<>();
    private final Glide bpmGlide = new Glide();
    private double tuningHz = Tuning.A4_HZ;
    private double bpm = TempoMap.DEFAULT_BPM;
    private int timeSigNum = 4;
    private int timeSigDen = 4;
    private EndMode endMode = EndMode.TAIL;
    private double totalBeats;
    private boolean full;

    /** A property that glides. */
    private record Moving(PresetUse preset, PresetProperty property) {}

    private SongExpansion(Program program, long seed, double sampleRate) {
        this.program = program;
        this.sampleRate = sampleRate;
        int names = program.songNames().size();
        songNumbers = new double[names];
        songRefs = new Object[names];
        Arrays.fill(songRefs, Kind.UNDEFINED);
        properties = new double[program.presets().size()][];
        buses.add(new Score.Bus(null, List.of()));
        firing = new Firing(program, new Heap(this::markRoots), null);
        firing.seed(seed);
    }

    /**
     * Expands a program compiled for {@link Mode#SONG}.
     *
     * @param seed       seed of {@code random}
     * @param sampleRate what {@code transport.sampleRate} says, frames per second
     */
    public static Score expand(Program program, long seed, double sampleRate) {
        if (program.mode() != Mode.SONG) {
            throw new IllegalArgumentException("compiled for " + program.mode());
        }
        return new SongExpansion(program, seed, sampleRate).run();
    }

    private Score run() {
        interpreter.start(firing, 0);
        events.sort(Comparator.comparingDouble(ScoreEvent::beat));
        List<TempoMap.Change> changes = new ArrayList<>();
        for (ScoreEvent event : events) {
            if (event instanceof ScoreEvent.Set set && set.property() == TrackProperty.TEMPO) {
                changes.add(new TempoMap.Change(set.beat(), set.number()));
            } else if (event instanceof ScoreEvent.TempoGlide glide) {
                changes.add(new TempoMap.Change(glide.beat(), glide.bpm(), glide.beats()));
            }
        }
        return new Score(program, events, new TempoMap(changes), totalBeats, endMode, buses);
    }

    private void markRoots(Heap heap) {
        firing.mark(heap);
        for (Object ref : songRefs) {
            heap.mark(ref);
        }
    }

    private void add(Strand strand, ScoreEvent event) {
        if (events.size() < MAX_EVENTS) {
            events.add(event);
        } else if (!full) {
            full = true;
            events.add(new ScoreEvent.Failure(strand.position, Fault.TOO_MANY_EVENTS, MAX_EVENTS, null, strand.place()));
            interpreter.abort(firing);
        }
    }

    @Override
    public double play(Strand strand, PresetUse preset, double pitch, double gain, double gateBeats) {
        add(strand, new ScoreEvent.Note(strand.position, preset, pitch, gain, gateBeats, strand.bus, strand.track, strand.place()));
        return 0;
    }

    @Override
    public void trackSet(Strand strand, TrackProperty property, double number, @Nullable Object ref, @Nullable String text) {
        String value = text != null ? text : valueText(number, ref);
        switch (property) {
            case TEMPO -> {
                bpm = number;
                bpmGlide.stop();
            }
            case TUNING -> tuningHz = number;
            case EFFECTS -> {
                List<PresetUse> effects = presetsIn((HeapValue) Objects.requireNonNull(ref));
                strand.bus = bus(strand.track, effects);
                value = "[" + String.join(", ", effects.stream().map(PresetUse::name).toList()) + "]";
            }
            case END_MODE -> endMode = Words.named(EndMode.values(), value).orElseThrow();
            case DURATION -> {
                return;
            }
            case INSTRUMENT, NOTE_UNIT -> {}
        }
        add(strand, new ScoreEvent.Set(strand.position, property, number, value, strand.place()));
    }

    private static List<PresetUse> presetsIn(HeapValue value) {
        List<PresetUse> presets = new ArrayList<>();
        for (int i = 0; i < value.length(); i++) {
            if (value.ref(i) instanceof PresetUse preset) {
                presets.add(preset);
            }
        }
        return presets;
    }

    private int bus(@Nullable String track, List<PresetUse> effects) {
        Score.Bus bus = effects.isEmpty() ? buses.getFirst() : new Score.Bus(track, effects);
        int index = buses.indexOf(bus);
        if (index < 0) {
            index = buses.size();
            buses.add(bus);
        }
        return index;
    }

    /** A value as event lists show it (language reference 4.8). */
    private static String valueText(double number, @Nullable Object ref) {
        return switch (ref) {
            case null -> Numbers.text(number);
            case String text -> text;
            case PresetUse preset -> preset.source().text();
            default -> Values.typeName(ref);
        };
    }

    @Override
    public double tempo(Strand strand) {
        return bpmGlide.running() ? bpmGlide.value(strand.position) : bpm;
    }

    @Override
    public void tempoGlide(Strand strand, double to, double beats) {
        double from = tempo(strand);
        bpm = to;
        bpmGlide.begin(from, to, strand.position, strand.position + beats, false, true);
        add(strand, new ScoreEvent.TempoGlide(strand.position, from, to, beats, strand.place()));
    }

    @Override
    public double tuningHz(Strand strand) {
        return tuningHz;
    }

    @Override
    public void presetSet(Strand strand, PresetUse preset, PresetProperty property, double value) {
        keep(preset, property, value);
        glides.remove(new Moving(preset, property));
        add(strand, new ScoreEvent.Property(strand.position, preset, property, value, strand.place()));
    }

    private void keep(PresetUse preset, PresetProperty property, double value) {
        double[] values = properties[preset.index()];
        if (values == null) {
            values = Arrays.stream(PresetProperty.values()).mapToDouble(PresetProperty::initial).toArray();
            properties[preset.index()] = values;
        }
        values[property.ordinal()] = value;
    }

    @Override
    public void presetGlide(Strand strand, PresetUse preset, PresetProperty property, double value, double beats, boolean smooth) {
        double from = presetGet(strand, preset, property);
        double start = Double.isNaN(from) ? value : from;
        Glide glide = glides.computeIfAbsent(new Moving(preset, property), key -> new Glide());
        glide.begin(start, value, strand.position, strand.position + beats, smooth, property == PresetProperty.FILTER_CUTOFF);
        keep(preset, property, value);
        add(strand, new ScoreEvent.Glide(strand.position, preset, property, value, beats, smooth, strand.place()));
    }

    @Override
    public double presetGet(Strand strand, PresetUse preset, PresetProperty property) {
        Glide glide = glides.get(new Moving(preset, property));
        if (glide != null) {
            return glide.value(strand.position);
        }
        double[] values = properties[preset.index()];
        return values == null ? property.initial() : values[property.ordinal()];
    }

    @Override
    public boolean songExists(Strand strand) {
        return false;
    }

    @Override
    public double songField(Strand strand, SongField field) {
        return Double.NaN;
    }

    @Override
    public void songRead(Strand strand, int name, int register) {
        strand.set(register, songNumbers[name], songRefs[name]);
    }

    @Override
    public void songWrite(Strand strand, int name, double number, @Nullable Object ref) {
        songNumbers[name] = number;
        songRefs[name] = ref;
        Object copy = ref instanceof HeapValue value ? value.copy() : ref;
        add(strand, new ScoreEvent.SongWrite(strand.position, program.songNames().get(name), number, copy, strand.place()));
    }

    @Override
    public int heldCount(Strand strand) {
        return strand.position < Interpreter.SONG_GATE_BEATS ? 1 : 0;
    }

    @Override
    public int heldKey(Strand strand, int index) {
        return firing.note;
    }

    @Override
    public void log(Strand strand, int first, int count) {
        double[] numbers = new double[count];
        @Nullable Object[] refs = new Object[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = strand.number(first + i);
            refs[i] = strand.ref(first + i) instanceof HeapValue value ? value.copy() : strand.ref(first + i);
        }
        add(strand, new ScoreEvent.Log(strand.position, HeapValue.constantArray(numbers, refs), strand.place()));
    }

    @Override
    public double transport(Strand strand, TransportField field) {
        return switch (field) {
            case bpm -> tempo(strand);
            case timeSigNum -> timeSigNum;
            case timeSigDen -> timeSigDen;
            case sampleRate -> sampleRate;
            case playing -> 0;
            case beat -> strand.position;
        };
    }

    @Override
    public void transportSet(Strand strand, TransportField field, double value) {
        if (field == TransportField.timeSigNum) {
            timeSigNum = (int) value;
        } else {
            timeSigDen = (int) value;
        }
    }

    @Override
    public void fault(Strand strand, Fault fault, double number, @Nullable Object detail) {
        events.add(new ScoreEvent.Failure(strand.position, fault, number, detail, strand.place()));
    }

    @Override
    public void ended(Strand strand) {
        totalBeats = Math.max(totalBeats, strand.position);
        if (strand != firing.main) {
            free.add(strand);
        }
    }

    @Override
    public Strand acquireStrand(Strand caller) {
        return free.isEmpty() ? new Strand(program, program.strandRegisters(), firing, program.body()) : free.removeLast();
    }
}
