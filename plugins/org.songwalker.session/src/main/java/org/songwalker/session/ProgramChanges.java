// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.Midi;
import org.songwalker.midi.StandardMidiFile;

/**
 * Which program each note of a MIDI file is played with (sound reference 12). Channel 10 plays kits, and so does a channel that GS makes a
 * rhythm part or XG gives the bank 127; all others play the program of their bank. A bank counts from the next program change on. The banks
 * of GS, GM2 and XG are told apart by the reset messages.
 */
final class ProgramChanges {
    private static final int CHANNELS = 16;
    private static final int DRUMS = 9;
    private static final int BANK_COARSE = 0;
    private static final int BANK_FINE = 32;
    private static final int KIT_BANK = 128;

    /**
     * What a program change asks for.
     *
     * @param kit     true for a kit, whose banks are empty
     * @param banks   in order of preference, 0 at the end
     * @param program 0 to 127
     */
    record Wanted(boolean kit, List<Integer> banks, int program) {
        /** The bank that event lists show: the one that is wanted most, 128 for kits. */
        int bank() {
            return kit ? KIT_BANK : banks.getFirst();
        }
    }

    /**
     * A note of a channel (from 0) plays another program than the note before.
     *
     * @param message place of the note-on in the file's messages
     */
    record Change(int message, int channel, Wanted wanted) {}

    private final int[] coarse = new int[CHANNELS];
    private final int[] fine = new int[CHANNELS];
    private final int[] program = new int[CHANNELS];
    private final int[] chosenCoarse = new int[CHANNELS];
    private final int[] chosenFine = new int[CHANNELS];
    private final boolean[] rhythm = new boolean[CHANNELS];
    private Midi.@Nullable Standard standard;

    private ProgramChanges() {
        reset(null);
    }

    /** The changes of a file in the order of its messages; the first note of each channel has one. */
    static List<Change> of(StandardMidiFile file) {
        ProgramChanges state = new ProgramChanges();
        @Nullable Wanted[] played = new Wanted[CHANNELS];
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < file.messages().size(); i++) {
            int word = file.messages().get(i).word();
            int channel = Midi.channel(word);
            if (Midi.kind(word) != Midi.NOTE_ON) {
                state.hear(word, channel);
                continue;
            }
            Wanted wanted = state.wanted(channel);
            if (!wanted.equals(played[channel])) {
                played[channel] = wanted;
                changes.add(new Change(i, channel, wanted));
            }
        }
        return changes;
    }

    private void hear(int word, int channel) {
        switch (Midi.kind(word)) {
            case Midi.RESET -> reset(Midi.standard(word));
            case Midi.RHYTHM -> rhythm[channel] = Midi.data1(word) != 0;
            case Midi.CONTROL -> {
                if (Midi.data1(word) == BANK_COARSE) {
                    coarse[channel] = Midi.data2(word);
                } else if (Midi.data1(word) == BANK_FINE) {
                    fine[channel] = Midi.data2(word);
                }
            }
            case Midi.PROGRAM -> {
                program[channel] = Midi.data1(word);
                chosenCoarse[channel] = coarse[channel];
                chosenFine[channel] = fine[channel];
            }
            default -> {}
        }
    }

    private void reset(Midi.@Nullable Standard next) {
        standard = next;
        for (int channel = 0; channel < CHANNELS; channel++) {
            coarse[channel] = 0;
            fine[channel] = 0;
            program[channel] = 0;
            chosenCoarse[channel] = 0;
            chosenFine[channel] = 0;
            rhythm[channel] = channel == DRUMS;
        }
    }

    private Wanted wanted(int channel) {
        int high = chosenCoarse[channel];
        int low = chosenFine[channel];
        boolean kit = rhythm[channel] || standard == Midi.Standard.XG && high >= 126 || standard == Midi.Standard.GM2 && high == 120;
        return kit ? new Wanted(true, List.of(), program[channel]) : new Wanted(false, banks(high, low), program[channel]);
    }

    private List<Integer> banks(int high, int low) {
        Set<Integer> banks = new LinkedHashSet<>();
        if (standard == null || standard == Midi.Standard.GM) {
            banks.add(high > 0 && low > 0 ? high << 7 | low : 0);
        }
        if (standard != Midi.Standard.GS) {
            banks.add(low);
        }
        if (standard != Midi.Standard.GM2) {
            banks.add(high);
        }
        banks.remove(0);
        banks.add(0);
        return List.copyOf(banks);
    }
}
