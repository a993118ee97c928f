// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects instructions, constants and names and makes a {@link Program} of them. One thread, one program. */
public final class ProgramBuilder {
    private final Mode mode;
    private int[] code = new int[256];
    private int[] lines = new int[64];
    private int[] columns = new int[64];
    private int[] files = new int[64];
    private final List<String> fileNames = new ArrayList<>(List.of(""));
    private int file;
    private int size;
    private int line;
    private int column;
    private final Map<Place, Integer> places = new HashMap<>();
    private final List<Double> numbers = new ArrayList<>();
    private final List<@Nullable Object> refs = new ArrayList<>();
    private final List<Routine> routines = new ArrayList<>();
    private final List<PresetUse> presets = new ArrayList<>();
    private final List<String> songNames = new ArrayList<>();
    private List<PresetUse> insertEffects = List.of();
    private final Set<PresetUse> effects = new HashSet<>();
    private final TreeMap<Integer, String> names = new TreeMap<>();
    private final List<int[]> keyLoops = new ArrayList<>();

    /** Identity of a constant: the bits of its number half and the object itself. */
    private record Place(long bits, @Nullable Object ref) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place && place.bits == bits && place.ref == ref;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(bits) * 31 + System.identityHashCode(ref);
        }
    }

    public ProgramBuilder(Mode mode) {
        this.mode = mode;
        preset("default", PresetSource.TRIANGLE, 0, 0);
    }

    /** File of the instructions that follow; empty for the program itself. */
    public void file(String name) {
        int index = fileNames.indexOf(name);
        if (index < 0) {
            index = fileNames.size();
            fileNames.add(name.intern());
        }
        file = index;
    }

    /** Takes back the instructions from an index on; nothing may jump to them. */
    public void rewind(int from) {
        size = from;
        names.tailMap(from, true).clear();
    }

    /** Gives the array or object of an instruction the name that faults show. */
    public void named(int instruction, String name) {
        names.put(instruction, name.intern());
    }

    /** Position of the instructions that follow, 1-based. */
    public void at(int newLine, int newColumn) {
        line = newLine;
        column = newColumn;
    }

    /** Index of the next instruction. */
    public int here() {
        return size;
    }

    /** Appends an instruction and returns its index. */
    public int emit(int op, int a, int b, int c) {
        int at = size * Op.WIDTH;
        if (at == code.length) {
            code = Arrays.copyOf(code, at * 2);
        }
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, size * 2);
            columns = Arrays.copyOf(columns, size * 2);
            files = Arrays.copyOf(files, size * 2);
        }
        code[at] = op;
        code[at + 1] = a;
        code[at + 2] = b;
        code[at + 3] = c;
        lines[size] = line;
        columns[size] = column;
        files[size] = file;
        return size++;
    }

    /** Lets the jump at an index lead to the next instruction. */
    public void landHere(int jump) {
        int at = jump * Op.WIDTH;
        code[code[at] == Op.JUMP ? at + 1 : at + 2] = size;
    }

    /** Index of a constant; equal ones share a place. Strings are interned. */
    public int constant(double number, @Nullable Object ref) {
        Object value = ref instanceof String text ? text.intern() : ref;
        return places.computeIfAbsent(new Place(Double.doubleToRawLongBits(number), value), place -> {
            numbers.add(number);
            refs.add(value);
            return numbers.size() - 1;
        });
    }

    /** Number of constants so far. */
    public int constants() {
        return numbers.size();
    }

    /** Registers a place that names a preset. */
    public PresetUse preset(String name, PresetSource source, int atLine, int atColumn) {
        PresetUse use = new PresetUse(presets.size(), name, source, new SourcePlace(fileNames.get(file), atLine, atColumn));
        presets.add(use);
        return use;
    }

    /** The default instrument. */
    public PresetUse defaultInstrument() {
        return presets.getFirst();
    }

    /** Index of a user property of {@code song}. */
    public int songName(String name) {
        int index = songNames.indexOf(name);
        if (index < 0) {
            index = songNames.size();
            songNames.add(name.intern());
        }
        return index;
    }

    /** Records that a key ends the loop in [{@code start}, {@code end}): {@link Program#GATE}, {@link Program#HELD} or both. */
    public void keyLoop(int start, int end, int by) {
        keyLoops.add(new int[] {start, end, by});
    }

    /** The slot's insert effects (reactive mode). */
    public void insertEffects(List<PresetUse> effects) {
        insertEffects = effects;
    }

    /** Records that a preset stands in some {@code track.effects}. */
    public void effect(PresetUse use) {
        effects.add(use);
    }

    /** Adds a routine; the body comes first. Returns its index. */
    public int routine(Routine routine) {
        routines.add(routine);
        return routines.size() - 1;
    }

    /** Fills in what was not known when the routine was added: its entry and registers. */
    public void replace(int index, Routine routine) {
        routines.set(index, routine);
    }

    /** Most registers of a routine so far. */
    public int registers() {
        return routines.stream().mapToInt(routine -> routine.first() + routine.registers()).max().orElse(0);
    }

    public Routine routine(int index) {
        return routines.get(index);
    }

    public Program build() {
        keyLoops.sort(Comparator.<int[]>comparingInt(loop -> loop[0]).thenComparingInt(loop -> -loop[1]));
        int[] loops = keyLoops.stream().flatMapToInt(Arrays::stream).toArray();
        double[] constants = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        SourceMap map = new SourceMap(Arrays.copyOf(lines, size), Arrays.copyOf(columns, size), Arrays.copyOf(files, size), fileNames,
                names);
        return new Program(mode, Arrays.copyOf(code, size * Op.WIDTH), constants, refs.toArray(), map, routines, presets, songNames,
                insertEffects, effects, loops, memberNames());
    }

    /** The names that instructions read or write as members, by their constants. */
    private @Nullable MemberName[] memberNames() {
        @Nullable MemberName[] names = new MemberName[refs.size()];
        for (int at = 0; at < size * Op.WIDTH; at += Op.WIDTH) {
            int constant = code[at] == Op.MEMBER ? code[at + 3] : code[at] == Op.STORE_MEMBER || code[at] == Op.GLIDE ? code[at + 2] : -1;
            if (constant >= 0 && names[constant] == null && refs.get(constant) instanceof String text) {
                names[constant] = MemberName.of(text, songNames);
            }
        }
        return names;
    }
}
