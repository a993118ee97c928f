// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.runtime.Mode;

/**
 * What a {@code .swsession} file holds, version 1 ({@code songwalker-session-1.schema.json}). Immutable.
 *
 * @param tempo         beats per minute of the transport where no MIDI file drives it
 * @param timeSigNum    upper number of the time signature
 * @param timeSigDen    lower number
 * @param seed          seed of {@code random}
 * @param idleGap       beats of silence after which {@code song} is undefined
 * @param voices        most voices of the whole rack
 * @param voicesPerSlot most voices of one slot
 * @param master        gain, limiter and effects of the sum
 * @param midiFile      path of a MIDI file relative to the session, played by the transport; null for none
 * @param slots         the rack, 1 to 32 slots
 */
public record SessionFile(double tempo, int timeSigNum, int timeSigDen, long seed, double idleGap, int voices, int voicesPerSlot,
        Master master,
        @Nullable String midiFile, List<Slot> slots) {
    public static final String FORMAT = "songwalker-session";
    public static final int VERSION = 1;
    /** Slots of a rack at most. */
    public static final int MAX_SLOTS = 32;
    /** {@link Slot#channel}: every MIDI channel. */
    public static final int ALL_CHANNELS = 0;

    /** The sum of all slots; gain in dB. */
    public record Master(double gainDb, boolean limiter, List<EffectSpec> effects) {
        public static final Master PLAIN = new Master(0, true, List.of());

        public Master {
            effects = List.copyOf(effects);
        }
    }

    /**
     * One slot.
     *
     * @param name    what the rack calls it
     * @param source  path of its program relative to the session
     * @param mode    how its program is started
     * @param channel MIDI channel 1 to 16, or {@link #ALL_CHANNELS}
     * @param gainDb  -60 to 12
     * @param pan     -1 to 1
     * @param muted   silent
     * @param soloed  only soloed slots sound where there is one
     * @param effects inserts behind the voices
     * @param song    properties of {@code song} before the first firing: numbers, booleans and texts
     */
    public record Slot(String name, String source, Mode mode, int channel, double gainDb, double pan, boolean muted, boolean soloed,
            List<EffectSpec> effects, Map<String, Object> song) {
        public Slot {
            effects = List.copyOf(effects);
            song = Map.copyOf(song);
        }

        /** A slot as it is new: all channels, 0 dB, centred. */
        public static Slot of(String name, String source, Mode mode) {
            return new Slot(name, source, mode, ALL_CHANNELS, 0, 0, false, false, List.of(), Map.of());
        }
    }

    public SessionFile {
        slots = List.copyOf(slots);
    }

    /** A session with usual settings around some slots. */
    public static SessionFile of(List<Slot> slots) {
        return new SessionFile(120, 4, 4, 1, 8, 256, 64, Master.PLAIN, null, slots);
    }

    public SessionFile withSeed(long newSeed) {
        return new SessionFile(tempo, timeSigNum, timeSigDen, newSeed, idleGap, voices, voicesPerSlot, master, midiFile, slots);
    }

    public SessionFile withLimiter(boolean on) {
        return new SessionFile(tempo, timeSigNum, timeSigDen, seed, idleGap, voices, voicesPerSlot, new Master(master.gainDb(), on,
                master.effects()),
                midiFile, slots);
    }

    public SessionFile withMidiFile(@Nullable String file) {
        return new SessionFile(tempo, timeSigNum, timeSigDen, seed, idleGap, voices, voicesPerSlot, master, file, slots);
    }

    public SessionFile withSlots(List<Slot> newSlots) {
        return new SessionFile(tempo, timeSigNum, timeSigDen, seed, idleGap, voices, voicesPerSlot, master, midiFile, newSlots);
    }
}
