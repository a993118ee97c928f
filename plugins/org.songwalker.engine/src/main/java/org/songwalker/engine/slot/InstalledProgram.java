// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.voice.Playable;
import org.songwalker.engine.voice.PresetHandle;
import org.songwalker.runtime.Firing;
import org.songwalker.runtime.Heap;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.Routine;
import org.songwalker.runtime.Strand;
import org.songwalker.runtime.music.Tuning;
import org.songwalker.runtime.time.TransportState;

/**
 * A reactive program with everything it needs to run in one slot: contexts, strands, its presets as handles of the slot, its song names as
 * indices of the slot. Built by the control thread, handed over as a whole, afterwards owned by the audio thread.
 */
public final class InstalledProgram {
    private static final int STRANDS = 128;
    final Program program;
    /** Handle of each preset of the program. */
    final PresetHandle[] handles;
    /** Instrument of each preset, put into its handle when the program is swapped in. */
    final Playable[] playables;
    final EffectChain[] chains;
    /** All handles of the slot. */
    final PresetHandle[] slotHandles;
    final VoiceBus[] slotBuses;
    /** Slot-wide index of each of the program's song names. */
    final int[] songNames;
    final EffectChain inserts;
    final Routine[] handlers;
    final Strand handlerStrand;
    /** Stands in for the firing if a handler runs before the first one. */
    final Context nobody;
    private final Context[] contexts;
    private final @Nullable Strand[] freeStrands = new Strand[STRANDS];
    private int freeStrandCount;

    public InstalledProgram(Program program, List<PresetHandle> handles, List<Playable> playables, List<EffectChain> chains,
            List<PresetHandle> slotHandles, int[] songNames, EffectChain inserts, int firings, Heap heap, TransportState transport) {
        this.program = program;
        this.handles = handles.toArray(PresetHandle[]::new);
        this.playables = playables.toArray(Playable[]::new);
        this.chains = chains.toArray(EffectChain[]::new);
        this.slotHandles = slotHandles.toArray(PresetHandle[]::new);
        this.slotBuses = slotHandles.stream().map(h -> h.bus).toArray(VoiceBus[]::new);
        this.songNames = songNames;
        this.inserts = inserts;
        this.handlers = program.handlers().toArray(Routine[]::new);
        this.contexts = new Context[firings];
        for (int i = 0; i < firings; i++) {
            contexts[i] = new Context(new Firing(program, heap, transport));
            contexts[i].firing.index = i;
        }
        nobody = new Context(new Firing(program, heap, transport));
        nobody.firing.serial = -1;
        nobody.begin(null, 1, Tuning.A4_HZ);
        nobody.live = false; // before the first firing there is no song
        handlerStrand = new Strand(program, program.strandRegisters(), nobody.firing, program.body());
        for (int i = 0; i < STRANDS; i++) {
            freeStrands[i] = new Strand(program, program.strandRegisters(), nobody.firing, program.body());
        }
        freeStrandCount = STRANDS;
    }

    /** The handle of the first preset that the program names; null if it names none. */
    @AudioThread
    @Nullable
    PresetHandle first() {
        return handles.length > 1 ? handles[1] : null;
    }

    int contextCount() {
        return contexts.length;
    }

    /** A context that is not in use; null if there is none. */
    @AudioThread
    @Nullable
    Context freeContext() {
        for (Context context : contexts) {
            if (!context.live) {
                return context;
            }
        }
        return null;
    }

    @AudioThread
    @Nullable
    Strand takeStrand() {
        return freeStrandCount == 0 ? null : freeStrands[--freeStrandCount];
    }

    @AudioThread
    void giveBack(Strand strand) {
        if (freeStrandCount < STRANDS) {
            freeStrands[freeStrandCount++] = strand;
        }
    }
}
