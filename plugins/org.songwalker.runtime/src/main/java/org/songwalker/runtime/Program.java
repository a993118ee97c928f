// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.words.SongField;

/** A compiled program: code, constants, presets and names. Immutable; any thread may read it, many firings run it at once. */
public final class Program {
    private final Mode mode;
    private final int[] code;
    private final double[] numbers;
    private final @Nullable Object[] refs;
    private final SourceMap sourceMap;
    private final List<Routine> routines;
    /** The same, for the interpreter: an array is read faster. */
    private final Routine[] byIndex;
    private final List<PresetUse> presets;
    private final List<String> songNames;
    private final List<PresetUse> insertEffects;
    private final Set<PresetUse> effects;
    /** A loop whose condition reads {@code midi.gate}. */
    public static final int GATE = 1;
    /** A loop whose condition reads {@code midi.held}. */
    public static final int HELD = 2;

    /** Start, end and {@link #GATE} or {@link #HELD} of each loop that a key ends, outer ones first. */
    private final int[] keyLoops;
    private final boolean readsHeld;
    private final @Nullable MemberName[] memberNames;
    private final boolean readsSongVoices;
    private final boolean readsMidi;

    Program(Mode mode, int[] code, double[] numbers, @Nullable Object[] refs, SourceMap sourceMap, List<Routine> routines,
            List<PresetUse> presets, List<String> songNames, List<PresetUse> insertEffects, Set<PresetUse> effects, int[] keyLoops,
            @Nullable MemberName[] memberNames) {
        this.mode = mode;
        this.code = code;
        this.numbers = numbers;
        this.refs = refs;
        this.sourceMap = sourceMap;
        this.routines = List.copyOf(routines);
        this.byIndex = routines.toArray(Routine[]::new);
        this.presets = List.copyOf(presets);
        this.songNames = List.copyOf(songNames);
        this.insertEffects = List.copyOf(insertEffects);
        this.effects = Set.copyOf(effects);
        this.keyLoops = keyLoops;
        this.readsHeld = readsHeld(keyLoops);
        this.memberNames = memberNames;
        this.readsSongVoices = readsSongVoices(code, memberNames);
        this.readsMidi = readsMidi(code);
    }

    public Mode mode() {
        return mode;
    }

    int[] code() {
        return code;
    }

    double[] constantNumbers() {
        return numbers;
    }

    @Nullable
    Object[] constantRefs() {
        return refs;
    }

    /** What the text in a constant means as a member; the constant is named by an instruction that reads or writes members. */
    MemberName memberName(int constant) {
        return Objects.requireNonNull(memberNames[constant]);
    }

    public SourceMap sourceMap() {
        return sourceMap;
    }

    /** The routine that an instruction names. */
    Routine routine(int index) {
        return byIndex[index];
    }

    /** All routines; the body is the first. */
    public List<Routine> routines() {
        return routines;
    }

    public Routine body() {
        return routines.getFirst();
    }

    /** Handlers in the order of the text. */
    public List<Routine> handlers() {
        return routines.stream().filter(Routine::handler).toList();
    }

    /** Registers of a strand that runs the body: its own and those of all functions. */
    public int bodyRegisters() {
        return registers(Routine.Kind.BODY);
    }

    /** Registers of a strand that runs any other routine. */
    public int strandRegisters() {
        return registers(Routine.Kind.TRACK);
    }

    private int registers(Routine.Kind strand) {
        boolean body = strand == Routine.Kind.BODY;
        return routines.stream()
                .filter(routine -> routine.kind() == Routine.Kind.FUNCTION || (routine.kind() == Routine.Kind.BODY) == body)
                .mapToInt(routine -> routine.first() + routine.registers())
                .max()
                .orElse(0);
    }

    /** True if it defines functions. */
    public boolean hasFunctions() {
        return routines.stream().anyMatch(routine -> routine.kind() == Routine.Kind.FUNCTION);
    }

    /** Every preset the program names; index 0 is the default instrument (language reference 10: a triangle oscillator). */
    public List<PresetUse> presets() {
        return presets;
    }

    private static boolean readsSongVoices(int[] code, @Nullable MemberName[] memberNames) {
        for (int at = 0; at < code.length; at += Op.WIDTH) {
            int op = code[at];
            MemberName member = op == Op.MEMBER ? memberNames[code[at + 3]] : null;
            if (op == Op.SONG_VOICES || op == Op.SONG_VOICE || op == Op.SONG_VOICE_COUNT
                    || member != null && member.song() == SongField.voices) {
                return true;
            }
        }
        return false;
    }

    /** True if some instruction may read {@code song.voices}. */
    public boolean readsSongVoices() {
        return readsSongVoices;
    }

    private static boolean readsMidi(int[] code) {
        for (int at = 0; at < code.length; at += Op.WIDTH) {
            switch (code[at]) {
                case Op.MIDI, Op.MIDI_CC, Op.HELD, Op.HELD_COUNT, Op.HELD_KEY -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /**
     * True if it is written for keys: it reads {@code midi}, has handlers, or has no tracks. Otherwise it is a song, played from its start.
     */
    public boolean forKeys() {
        return readsMidi || routines.stream().anyMatch(Routine::handler)
                || routines.stream().noneMatch(routine -> routine.kind() == Routine.Kind.TRACK);
    }

    /** Names of user properties of {@code song}, by the index that instructions use. */
    public List<String> songNames() {
        return songNames;
    }

    /** In reactive mode: the effects of {@code track.effects}, one insert of the slot (language reference 0.15). */
    public List<PresetUse> insertEffects() {
        return insertEffects;
    }

    /** The presets that stand in some {@code track.effects}, as far as the compiler knows them. */
    public Set<PresetUse> effects() {
        return effects;
    }

    private static boolean readsHeld(int[] keyLoops) {
        for (int i = 2; i < keyLoops.length; i += 3) {
            if ((keyLoops[i] & HELD) != 0) {
                return true;
            }
        }
        return false;
    }

    /** True if some loop ends when the last key goes up. */
    public boolean readsHeld() {
        return readsHeld;
    }

    /**
     * Where to continue if a key goes up while a strand is about to run the instruction at {@code pc}: after the outermost loop around it
     * that ends so; -1 if there is none.
     *
     * @param by {@link #GATE} if the gate falls, {@link #HELD} if no key is down any more, or both
     */
    public int exit(int pc, int by) {
        for (int i = 0; i < keyLoops.length; i += 3) {
            if (keyLoops[i] <= pc && pc < keyLoops[i + 1] && (keyLoops[i + 2] & by) != 0) {
                return keyLoops[i + 1];
            }
        }
        return -1;
    }

    /** What ends the loops around an instruction: {@link #GATE}, {@link #HELD}, both or 0. */
    int bound(int pc) {
        int bound = 0;
        for (int i = 0; i < keyLoops.length; i += 3) {
            if (keyLoops[i] <= pc && pc < keyLoops[i + 1]) {
                bound |= keyLoops[i + 2];
            }
        }
        return bound;
    }

    /** The code as text, one instruction a line with its line of source; for goldens and for people. */
    public String listing() {
        StringBuilder out = new StringBuilder();
        for (int pc = 0; pc < sourceMap.size(); pc++) {
            for (Routine routine : routines) {
                if (routine.entry() == pc) {
                    out.append(routine.kind()).append(routine.name().isEmpty() ? "" : " " + routine.name()).append(":\n");
                }
            }
            int at = pc * Op.WIDTH;
            out.append(String.format("%4d  %-16s %4d %4d %4d   ; %d:%d", pc, Op.name(code[at]), code[at + 1], code[at + 2], code[at + 3],
                    sourceMap.line(pc), sourceMap.column(pc))).append('\n');
        }
        return out.toString();
    }
}
