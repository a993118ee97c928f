// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.file;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.midi.Route;
import org.songwalker.runtime.Mode;

/**
 * What a {@code .swsession} file holds, version 1 ({@code songwalker-session-1.schema.json}). Immutable.
 *
 * @param tempo         beats per minute of the transport if no MIDI file drives it
 * @param timeSigNum    upper number of the time signature
 * @param timeSigDen    lower number
 * @param seed          seed of {@code random}
 * @param idleGap       beats of silence after which {@code song} is undefined
 * @param voices        most voices of the whole rack
 * @param voicesPerSlot most voices of one slot
 * @param master        gain, limiter and effects of the sum
 * @param buses         effect buses that slots and tracks are sent to, 8 at most, no two of one name
 * @param midiFile      path of a MIDI file relative to the session, played by the transport; null for none
 * @param slots         the rack, 1 to 32 slots
 */
public record SessionFile(double tempo, int timeSigNum, int timeSigDen, long seed, double idleGap, int voices, int voicesPerSlot,
        Master master, List<EffectBus> buses, @Nullable String midiFile, List<Slot> slots) {
    public static final String FORMAT = "songwalker-session";
    public static final int VERSION = 1;
    /** Slots of a rack at most. */
    public static final int MAX_SLOTS = 32;

    /** The sum of all slots; gain in dB. */
    public record Master(double gainDb, boolean limiter, List<EffectSpec> effects) {
        public static final Master PLAIN = new Master(0, true, List.of());

        public Master {
            effects = List.copyOf(effects);
        }
    }

    /**
     * An effect bus.
     *
     * @param name    what sends call it
     * @param gainDb  -60 to 12
     * @param pan     -1 to 1
     * @param effects what its sound goes through; their mix is usually 1, since the slots give the dry sound
     */
    public record EffectBus(String name, double gainDb, double pan, List<EffectSpec> effects) {
        public EffectBus {
            effects = List.copyOf(effects);
        }
    }

    /** How much goes to an effect bus, by its name: -60 dB (nothing) to 12. */
    public record Send(String bus, double gainDb) {}

    /**
     * One slot.
     *
     * @param name       what the rack calls it
     * @param source     path of its program relative to the session
     * @param mode       how its program is started
     * @param channel    MIDI channel 1 to 16, or {@link Route#ALL_CHANNELS}
     * @param gainDb     -60 to 12
     * @param pan        -1 to 1
     * @param muted      silent
     * @param soloed     only soloed slots sound if there is one
     * @param effects    inserts after the voices
     * @param song       properties of {@code song} before the first firing: numbers, booleans and texts
     * @param sends      to effect buses, after the fader
     * @param trackSends the same of tracks of a song, by their names
     * @param sounds     what is changed about presets, by their names in the program
     * @param programs   true if program changes of the MIDI file replace the first preset of the program; the slot hears one channel
     */
    public record Slot(String name, String source, Mode mode, int channel, double gainDb, double pan, boolean muted, boolean soloed,
            List<EffectSpec> effects, Map<String, Object> song, List<Send> sends, Map<String, List<Send>> trackSends,
            Map<String, Sound> sounds, boolean programs) {
        public Slot {
            effects = List.copyOf(effects);
            song = Map.copyOf(song);
            sends = List.copyOf(sends);
            trackSends = Map.copyOf(trackSends);
            sounds = Map.copyOf(sounds);
        }

        /** A slot without sends and changed sounds. */
        public Slot(String name, String source, Mode mode, int channel, double gainDb, double pan, boolean muted, boolean soloed,
                List<EffectSpec> effects, Map<String, Object> song) {
            this(name, source, mode, channel, gainDb, pan, muted, soloed, effects, song, List.of(), Map.of(), Map.of(), false);
        }

        public Slot withName(String newName) {
            return new Slot(newName, source, mode, channel, gainDb, pan, muted, soloed, effects, song, sends, trackSends, sounds, programs);
        }

        public Slot withSource(String newSource) {
            return new Slot(name, newSource, mode, channel, gainDb, pan, muted, soloed, effects, song, sends, trackSends, sounds, programs);
        }

        public Slot withMode(Mode newMode) {
            return new Slot(name, source, newMode, channel, gainDb, pan, muted, soloed, effects, song, sends, trackSends, sounds, programs);
        }

        public Slot withChannel(int newChannel) {
            return new Slot(name, source, mode, newChannel, gainDb, pan, muted, soloed, effects, song, sends, trackSends, sounds, programs);
        }

        public Slot withLevel(double newGainDb, double newPan) {
            return new Slot(name, source, mode, channel, newGainDb, newPan, muted, soloed, effects, song, sends, trackSends, sounds,
                    programs);
        }

        public Slot withMuted(boolean nowMuted) {
            return new Slot(name, source, mode, channel, gainDb, pan, nowMuted, soloed, effects, song, sends, trackSends, sounds, programs);
        }

        public Slot withSoloed(boolean nowSoloed) {
            return new Slot(name, source, mode, channel, gainDb, pan, muted, nowSoloed, effects, song, sends, trackSends, sounds, programs);
        }

        public Slot withRouting(List<Send> newSends, Map<String, List<Send>> newTrackSends) {
            return new Slot(name, source, mode, channel, gainDb, pan, muted, soloed, effects, song, newSends, newTrackSends, sounds,
                    programs);
        }

        public Slot withSounds(Map<String, Sound> newSounds) {
            return new Slot(name, source, mode, channel, gainDb, pan, muted, soloed, effects, song, sends, trackSends, newSounds, programs);
        }

        public Slot withPrograms(boolean nowPrograms) {
            return new Slot(name, source, mode, channel, gainDb, pan, muted, soloed, effects, song, sends, trackSends, sounds, nowPrograms);
        }

        /** True if another slot differs at most in what faders, switches and routes of MIDI set: name, channel, gain, pan, mute, solo. */
        public boolean soundsLike(Slot other) {
            return withName(other.name).withChannel(other.channel)
                    .withLevel(other.gainDb, other.pan)
                    .withMuted(other.muted)
                    .withSoloed(other.soloed)
                    .equals(other);
        }

        /** A slot as it is new: all channels, 0 dB, centred. */
        public static Slot of(String name, String source, Mode mode) {
            return new Slot(name, source, mode, Route.ALL_CHANNELS, 0, 0, false, false, List.of(), Map.of());
        }
    }

    public SessionFile {
        buses = List.copyOf(buses);
        slots = List.copyOf(slots);
        if (buses.size() > EngineSettings.EFFECT_BUSES) {
            throw new IllegalArgumentException(buses.size() + " effect buses, expected " + EngineSettings.EFFECT_BUSES + " at most");
        }
    }

    /** The number of an effect bus, -1 if there is none of that name. */
    public int bus(String name) {
        for (int b = 0; b < buses.size(); b++) {
            if (buses.get(b).name().equals(name)) {
                return b;
            }
        }
        return -1;
    }

    /** A session with usual settings around some slots. */
    public static SessionFile of(List<Slot> slots) {
        return new SessionFile(120, 4, 4, 1, 8, 256, 64, Master.PLAIN, List.of(), null, slots);
    }

    public SessionFile withSeed(long newSeed) {
        return new SessionFile(tempo, timeSigNum, timeSigDen, newSeed, idleGap, voices, voicesPerSlot, master, buses, midiFile, slots);
    }

    public SessionFile withLimiter(boolean on) {
        return new SessionFile(tempo, timeSigNum, timeSigDen, seed, idleGap, voices, voicesPerSlot,
                new Master(master.gainDb(), on, master.effects()), buses, midiFile, slots);
    }

    public SessionFile withMidiFile(@Nullable String file) {
        return new SessionFile(tempo, timeSigNum, timeSigDen, seed, idleGap, voices, voicesPerSlot, master, buses, file, slots);
    }

    public SessionFile withVoices(int newVoices, int newVoicesPerSlot) {
        return new SessionFile(tempo, timeSigNum, timeSigDen, seed, idleGap, newVoices, newVoicesPerSlot, master, buses, midiFile, slots);
    }

    public SessionFile withBuses(List<EffectBus> newBuses) {
        return new SessionFile(tempo, timeSigNum, timeSigDen, seed, idleGap, voices, voicesPerSlot, master, newBuses, midiFile, slots);
    }

    public SessionFile withSlots(List<Slot> newSlots) {
        return new SessionFile(tempo, timeSigNum, timeSigDen, seed, idleGap, voices, voicesPerSlot, master, buses, midiFile, newSlots);
    }
}
