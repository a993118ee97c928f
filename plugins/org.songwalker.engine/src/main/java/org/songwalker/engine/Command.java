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

/**
 * A change to an engine from outside: applied at the start of a slice, recorded with its frame, replayable. Immutable; the constructors
 * throw {@link IllegalArgumentException} for values out of range.
 */
public sealed interface Command {

    /** A command for one slot of the rack. */
    sealed interface ForSlot extends Command {
        /** Number of the slot, from 0. */
        int slot();
    }

    /** A command that replaces the effects of a strip. */
    sealed interface ForEffects extends Command {
        /** The strip's new effects, in order. */
        List<EffectSpec> effects();
    }

    /** A command that the audio thread executes directly: nothing has to be prepared for it. */
    sealed interface Plain extends Command {}

    /**
     * Installs a reactive program in a slot; the next firing uses it. Every preset it names needs an instrument, except the default preset.
     */
    record Install(int slot, Program program, Map<PresetUse, Instrument> instruments) implements ForSlot {
        public Install {
            instruments = Map.copyOf(instruments);
        }
    }

    /** Installs an expanded song in a slot; {@link Play} starts it. */
    record InstallSong(int slot, Score score, Map<PresetUse, Instrument> instruments) implements ForSlot {
        public InstallSong {
            instruments = Map.copyOf(instruments);
        }
    }

    /** Replaces the instrument of a preset handle, found by the handle's name, for notes that start afterwards. */
    record SetInstrument(int slot, String handle, Instrument instrument) implements ForSlot {}

    /**
     * The instruments that take the place of the first preset of a slot's program, each from the {@link Midi#select} of its place on.
     *
     * @param choices at most 16,384
     */
    record Programs(int slot, List<Choice> choices) implements ForSlot {
        public Programs {
            choices = List.copyOf(choices);
        }

        /**
         * What a program change means.
         *
         * @param channel from 1
         * @param bank    as the file asks for it, 128 for kits
         * @param program 0 to 127
         */
        public record Choice(int channel, int bank, int program, Instrument instrument) {}
    }

    /** Gain of a slot in dB (-60 is silence, at most 12) and its pan from -1 to 1. */
    record SlotLevel(int slot, double gainDb, double pan) implements ForSlot, Plain {
        public SlotLevel {
            level(gainDb);
            panned(pan);
        }
    }

    /**
     * Initial values of {@code song} before the first firing, for a session that is resumed: numbers (Double), booleans (Boolean) and
     * strings (String) by name.
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
     * Level at which a slot is sent to an effect bus, after its effects, fader and mute: -60 dB (nothing) to 12 dB. Buses are numbered from
     * 0 to {@link EngineSettings#EFFECT_BUSES} - 1.
     */
    record SlotSend(int slot, int bus, double gainDb) implements ForSlot, Plain {
        public SlotSend {
            knownBus(bus);
            level(gainDb);
        }
    }

    /**
     * Level at which a track of a slot's song is sent to an effect bus: after the track's effects and before the slot's, scaled by the
     * slot's fader and mute. -60 dB (nothing) to 12 dB. A track's first send applies from its next note on, because notes that already
     * sound are in a sum that tracks share; later changes apply at once.
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

    /** Effects of an effect bus. The dry input stays audible if their mix is below 1. */
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

    /** A live change of tempo, in beats per minute, above 0 to 10,000. */
    record Tempo(double bpm) implements Plain {
        public Tempo {
            if (!(bpm > 0 && bpm <= 10_000)) {
                throw new IllegalArgumentException("tempo is " + bpm + ", expected above 0 and at most 10000");
            }
        }
    }

    /** A4 in Hz, 220 to 880, for later firings and songs that set no tuning themselves. */
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

    /** Starts the transport at beat 0: all songs, and the messages of a MIDI file if one is given. The tempo map drives the clock. */
    record Play(TempoMap tempo, @Nullable EventList file) implements Plain {}

    /** Stops the transport: songs and the MIDI file end, all keys are released, all voices release. */
    record Stop() implements Plain {}

    /**
     * Takes the program out of a slot: its firings end where they are, its voices release, and the next program finds no {@code song}.
     * Messages that still arrive start nothing.
     */
    record Remove(int slot) implements ForSlot, Plain {}

    /** Seed of the random numbers of later firings. */
    record Seed(long seed) implements Plain {}

    /** Limit of voices, for all slots together; 1 up to the engine's pool. */
    record Polyphony(int voices) implements Plain {
        public Polyphony {
            if (voices < 1) {
                throw new IllegalArgumentException("polyphony " + voices);
            }
        }
    }

    /** Silences everything: ends voices, firings, queued events and effect tails. */
    record Panic() implements Plain {}

    /**
     * A live channel message ({@link Midi}) with the beat at which it was applied. The engine makes it for the log; to send one, use
     * {@link EngineControl#midi}.
     */
    record Message(long word, double beat) implements Plain {}

    /**
     * Sound received from an input, starting at the entry's frame. The engine makes it for the log; live sound enters through
     * {@link SoundIn#offer}. If submitted, it plays instead of the device's sound.
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
