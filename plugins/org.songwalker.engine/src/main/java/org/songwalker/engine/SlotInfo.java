// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.Score;

/**
 * State of a slot as its submitted commands define it; they take effect at the next slice at the latest. Immutable.
 *
 * @param program     the program, reactive or a song; null while the slot is empty
 * @param score       the expanded song; null if the slot is reactive
 * @param instruments instruments by the names of the presets in the program
 * @param gainDb      gain of the fader in dB
 * @param pan         -1 to 1
 * @param effects     insert effects, in order
 * @param sends       level in dB by effect bus; a bus that is missing gets nothing
 * @param trackSends  levels in dB by track and effect bus
 */
public record SlotInfo(@Nullable Program program, @Nullable Score score, Map<String, Instrument> instruments, double gainDb, double pan,
        boolean muted, boolean soloed, List<EffectSpec> effects, Map<Integer, Double> sends, Map<String, Map<Integer, Double>> trackSends) {

    static final SlotInfo EMPTY = new SlotInfo(null, null, Map.of(), 0, 0, false, false, List.of(), Map.of(), Map.of());

    public SlotInfo {
        instruments = Map.copyOf(instruments);
        effects = List.copyOf(effects);
        sends = Map.copyOf(sends);
        trackSends = Map.copyOf(trackSends);
    }

    /** The state after another command for this slot. */
    SlotInfo after(Command.ForSlot command) {
        return switch (command) {
            case Command.Install install -> playing(install.program(), null, install.instruments());
            case Command.InstallSong install -> playing(install.score().program(), install.score(), install.instruments());
            case Command.SetInstrument set -> with(program, score, added(instruments, set.handle(), set.instrument()));
            case Command.SlotLevel level ->
                    new SlotInfo(program, score, instruments, level.gainDb(), level.pan(), muted, soloed, effects, sends, trackSends);
            case Command.SlotMute mute ->
                    new SlotInfo(program, score, instruments, gainDb, pan, mute.muted(), soloed, effects, sends, trackSends);
            case Command.SlotSolo solo ->
                    new SlotInfo(program, score, instruments, gainDb, pan, muted, solo.soloed(), effects, sends, trackSends);
            case Command.SlotEffects inserts ->
                    new SlotInfo(program, score, instruments, gainDb, pan, muted, soloed, inserts.effects(), sends, trackSends);
            case Command.SlotSend send -> new SlotInfo(program, score, instruments, gainDb, pan, muted, soloed, effects,
                    added(sends, send.bus(), send.gainDb()), trackSends);
            case Command.TrackSend send -> new SlotInfo(program, score, instruments, gainDb, pan, muted, soloed, effects, sends,
                    added(trackSends, send.track(), added(trackSends.getOrDefault(send.track(), Map.of()), send.bus(), send.gainDb())));
            case Command.Remove _ -> with(null, null, Map.of());
            case Command.SongProperties _,Command.Programs _ -> this;
        };
    }

    private SlotInfo playing(Program next, @Nullable Score song, Map<PresetUse, Instrument> sounds) {
        Map<String, Instrument> named = new HashMap<>();
        sounds.forEach((use, instrument) -> named.put(use.name(), instrument));
        return with(next, song, named);
    }

    private SlotInfo with(@Nullable Program next, @Nullable Score song, Map<String, Instrument> sounds) {
        return new SlotInfo(next, song, sounds, gainDb, pan, muted, soloed, effects, sends, trackSends);
    }

    private static <K, V> Map<K, V> added(Map<K, V> to, K key, V value) {
        Map<K, V> all = new HashMap<>(to);
        all.put(key, value);
        return all;
    }
}
