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
    private final List<PresetUse> presets;
    private final List<String> songNames;
    private final List<PresetUse> insertEffects;
    private final Set<PresetUse> effects;
    private final int[] gateLoops;
    private final @Nullable MemberName[] memberNames;
    private final boolean readsSongVoices;

    Program(Mode mode, int[] code, double[] numbers, @Nullable Object[] refs, SourceMap sourceMap, List<Routine> routines,
            List<PresetUse> presets, List<String> songNames, List<PresetUse> insertEffects, Set<PresetUse> effects, int[] gateLoops,
            @Nullable MemberName[] memberNames) {
        this.mode = mode;
        this.code = code;
        this.numbers = numbers;
        this.refs = refs;
        this.sourceMap = sourceMap;
        this.routines = List.copyOf(routines);
        this.presets = List.copyOf(presets);
        this.songNames = List.copyOf(songNames);
        this.insertEffects = List.copyOf(insertEffects);
        this.effects = Set.copyOf(effects);
        this.gateLoops = gateLoops;
        this.memberNames = memberNames;
        this.readsSongVoices = readsSongVoices(code, memberNames);
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

    /** Most registers that any routine but the body uses. */
    public int strandRegisters() {
        return routines.stream().skip(1).mapToInt(Routine::registers).max().orElse(0);
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

    /**
     * Where to continue if the gate falls while a strand is about to run the instruction at {@code pc}: after the outermost loop around it
     * whose condition reads {@code midi.gate}; -1 if there is none.
     */
    public int gateExit(int pc) {
        for (int i = 0; i < gateLoops.length; i += 2) {
            if (gateLoops[i] <= pc && pc < gateLoops[i + 1]) {
                return gateLoops[i + 1];
            }
        }
        return -1;
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
