// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.input.RecordedSound;
import org.songwalker.engine.input.SoundIn;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.time.TempoMap;

/** Everything that controls an engine from outside. Applied at the start of a slice, recorded with its frame, replayable. Immutable. */
public sealed interface Command {

    /** A command for one slot of the rack. */
    sealed interface ForSlot extends Command {
        /** Number of the slot, from 0. */
        int slot();
    }

    /** A command that puts other effects in place of a strip's. */
    sealed interface ForEffects extends Command {
        /** The strip's effects from now on, in order. */
        List<EffectSpec> effects();
    }

    /** A command that the audio thread carries out as it is: nothing has to be built for it. */
    sealed interface Plain extends Command {}

    /**
     * Puts a reactive program into a slot, from the next firing on. Every preset it names needs an instrument, the default one excepted.
     */
    record Install(int slot, Program program, Map<PresetUse, Instrument> instruments) implements ForSlot {
        public Install {
            instruments = Map.copyOf(instruments);
        }
    }

    /** Puts an expanded song into a slot; {@link Play} starts it. */
    record InstallSong(int slot, Score score, Map<PresetUse, Instrument> instruments) implements ForSlot {
        public InstallSong {
            instruments = Map.copyOf(instruments);
        }
    }

    /** Replaces the instrument of a preset handle, by the handle's name, from its next note on. */
    record SetInstrument(int slot, String handle, Instrument instrument) implements ForSlot {}

    /** Gain of a slot in dB (-60 is silence, at most 12) and its pan from -1 to 1. */
    record SlotLevel(int slot, double gainDb, double pan) implements ForSlot, Plain {
        public SlotLevel {
            level(gainDb);
            panned(pan);
        }
    }

    /**
     * What {@code song} holds before the first firing, for a session that is continued: numbers (Double), truths (Boolean) and texts
     * (String) by name.
     */
    record SongProperties(int slot, Map<String, Object> values) implements ForSlot {
        public SongProperties {
            values = Map.copyOf(values);
            values.forEach((name, value) -> {
                if (!(value instanceof Double || value instanceof Boolean || value instanceof String)) {
                    throw new IllegalArgumentException("song." + name + " is " + value + ", expected a number, true, false or a text");
                }
            });
        }
    }

    record SlotMute(int slot, boolean muted) implements ForSlot, Plain {}

    record SlotSolo(int slot, boolean soloed) implements ForSlot, Plain {}

    /** Insert effects of a slot. */
    record SlotEffects(int slot, List<EffectSpec> effects) implements ForSlot, ForEffects {
        public SlotEffects {
            effects = List.copyOf(effects);
        }
    }

    /**
     * How much of a slot goes to an effect bus, after its effects, fader and mute: dB from -60 (nothing) to 12. Buses count from 0 to
     * {@link EngineSettings#EFFECT_BUSES} - 1.
     */
    record SlotSend(int slot, int bus, double gainDb) implements ForSlot, Plain {
        public SlotSend {
            knownBus(bus);
            level(gainDb);
        }
    }

    /**
     * How much of a track of a slot's song goes to an effect bus: after the track's effects, before the slot's, as the slot's fader and
     * mute let it through. A track's first send counts from its next note on, for what sounds already is part of a sum that tracks share;
     * from then on the level counts at once. dB from -60 (nothing) to 12.
     */
    record TrackSend(int slot, String track, int bus, double gainDb) implements ForSlot {
        public TrackSend {
            knownBus(bus);
            level(gainDb);
        }
    }

    /** Gain of an effect bus in dB (-60 is silence, at most 12) and its pan from -1 to 1. */
    record BusLevel(int bus, double gainDb, double pan) implements Plain {
        public BusLevel {
            knownBus(bus);
            level(gainDb);
            panned(pan);
        }
    }

    /** Effects of an effect bus. What goes in comes out dry as well, as far as their mix is below 1. */
    record BusEffects(int bus, List<EffectSpec> effects) implements ForEffects {
        public BusEffects {
            knownBus(bus);
            effects = List.copyOf(effects);
        }
    }

    /** Gain of the master in dB, -60 (silence) to 12. */
    record MasterLevel(double gainDb) implements Plain {
        public MasterLevel {
            level(gainDb);
        }
    }

    record MasterEffects(List<EffectSpec> effects) implements ForEffects {
        public MasterEffects {
            effects = List.copyOf(effects);
        }
    }

    record LimiterSwitch(boolean on) implements Plain {}

    /** A live change of tempo, beats per minute. */
    record Tempo(double bpm) implements Plain {
        public Tempo {
            if (!(bpm > 0 && bpm <= 10_000)) {
                throw new IllegalArgumentException("tempo is " + bpm + ", expected above 0 and at most 10000");
            }
        }
    }

    /** A4 in Hz, 220 to 880, of later firings and songs that set no tuning of their own. */
    record Tuning(double a4Hz) implements Plain {
        public Tuning {
            if (!(a4Hz >= 220 && a4Hz <= 880)) {
                throw new IllegalArgumentException("A4 is " + a4Hz + " Hz, expected 220 to 880");
            }
        }
    }

    record TimeSignature(int numerator, int denominator) implements Plain {
        public TimeSignature {
            if (numerator < 1 || denominator < 1) {
                throw new IllegalArgumentException("time signature " + numerator + "/" + denominator);
            }
        }
    }

    /** Starts the transport at beat 0: all songs, and the messages of a MIDI file where there is one. The map drives the clock. */
    record Play(TempoMap tempo, @Nullable EventList file) implements Plain {}

    /** Stops the transport: songs and file end, keys go up, voices release. */
    record Stop() implements Plain {}

    /** Seed of the random numbers of later firings. */
    record Seed(long seed) implements Plain {}

    /** Most voices of all slots together. */
    record Polyphony(int voices) implements Plain {
        public Polyphony {
            if (voices < 1) {
                throw new IllegalArgumentException("polyphony " + voices);
            }
        }
    }

    /** Kills voices, firings, queued events and tails. */
    record Panic() implements Plain {}

    /**
     * A live channel message ({@link Midi}) with the beat it fell on. Made by the engine when it records; {@link EngineControl#midi} sends.
     */
    record Message(long word, double beat) implements Plain {}

    /**
     * Sound that came in from an input, from the entry's frame on. Made by the engine when it records; {@link SoundIn#offer} feeds.
     * Submitted, it plays in place of what the device gives.
     */
    record Input(RecordedSound sound) implements Plain {}

    private static void level(double gainDb) {
        if (!(gainDb >= -60 && gainDb <= 12)) {
            throw new IllegalArgumentException("gain is " + gainDb + " dB, expected -60 to 12");
        }
    }

    private static void panned(double pan) {
        if (!(pan >= -1 && pan <= 1)) {
            throw new IllegalArgumentException("pan is " + pan + ", expected -1 to 1");
        }
    }

    private static void knownBus(int bus) {
        if (bus < 0 || bus >= EngineSettings.EFFECT_BUSES) {
            throw new IllegalArgumentException("effect bus " + bus + ", expected 0 to " + (EngineSettings.EFFECT_BUSES - 1));
        }
    }
}
