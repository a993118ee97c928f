// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.song;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.mix.EffectLane;
import org.songwalker.engine.mix.Sends;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.voice.Playable;
import org.songwalker.engine.voice.PresetHandle;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.ScoreEvent;

/**
 * Decides which voice bus each note of a slot's songs uses: notes of a track with effects or sends use an effect lane of that track, all
 * others the voice bus of their preset. Used by the control thread, under its lock.
 */
public final class SongRouting {
    /**
     * Number of songs whose effect lanes are kept for their tails, after the two songs that may have voices: an author edits faster than a
     * reverb dies away.
     */
    private static final int TAILS = 6;

    /** Key of an effect lane: the effects of a track, by their index in the score, and its sends. */
    private record EffectLaneKey(int effects, @Nullable Sends sends) {}

    /** The latest song with the parts from which its effect lanes are made. */
    private record Latest(SongPlayer player, Score score, PresetHandle[] named, Playable[] sounds) {}

    /** Replacement buses for the notes to come of a song that may play already, with all effect lanes of the slot. */
    public record Change(SongPlayer song, @Nullable VoiceBus[] noteBuses, EffectLane[] effectLanes) {}

    /** Sends of a track, with the change that its first send makes necessary; null if no song plays. */
    public record Track(Sends sends, @Nullable Change change) {}

    private final double rate;
    private final Map<String, Sends> sends = new HashMap<>();
    private Map<EffectLaneKey, EffectLane> effectLanes = new LinkedHashMap<>();
    /** Effect lanes of the previous song, whose voices may still sound. */
    private List<EffectLane> before = List.of();
    /** Effect lanes of the songs before that one, latest first: the voices of the first fade, of the others only effect tails sound. */
    private final Deque<List<EffectLane>> leaving = new ArrayDeque<>();
    private @Nullable Latest latest;

    public SongRouting(double sampleRate) {
        rate = sampleRate;
    }

    /** The player of the song that will be swapped in next. */
    public SongPlayer player(Score score, PresetHandle[] named, Playable[] sounds, EffectChain[] chains, PresetHandle[] slotHandles) {
        leaving.addFirst(before);
        if (leaving.size() > TAILS) {
            leaving.removeLast();
        }
        before = List.copyOf(effectLanes.values());
        effectLanes = new LinkedHashMap<>();
        VoiceBus[] noteBuses = noteBuses(score, named, sounds);
        SongPlayer player = new SongPlayer(score, named, sounds, chains, slotHandles, noteBuses, all(),
                leaving.getFirst().toArray(EffectLane[]::new));
        latest = new Latest(player, score, named, sounds);
        return player;
    }

    /** The sends of a track. The first call for a track moves its notes to come out of the sum that tracks without sends share. */
    public Track track(String name) {
        Sends known = sends.get(name);
        if (known != null) {
            return new Track(known, null);
        }
        Sends made = new Sends(rate);
        sends.put(name, made);
        Latest song = latest;
        if (song == null) {
            return new Track(made, null);
        }
        VoiceBus[] noteBuses = noteBuses(song.score, song.named, song.sounds);
        return new Track(made, new Change(song.player, noteBuses, all()));
    }

    private VoiceBus[] noteBuses(Score score, PresetHandle[] named, Playable[] sounds) {
        VoiceBus[] noteBuses = new VoiceBus[score.events().size()];
        for (int i = 0; i < noteBuses.length; i++) {
            if (score.events().get(i) instanceof ScoreEvent.Note note) {
                int use = note.preset().index();
                Sends own = note.track() == null ? null : sends.get(note.track());
                noteBuses[i] = note.bus() == 0 && own == null ? named[use].bus
                        : effectLanes.computeIfAbsent(new EffectLaneKey(note.bus(), own), key -> effectLane(key, score, named, sounds))
                                .bus(use);
            }
        }
        return noteBuses;
    }

    /** A place for the slot's own effect lane, then the effect lanes of this song and of earlier songs that still sound. */
    private EffectLane[] all() {
        List<EffectLane> all = new ArrayList<>();
        all.add(new EffectLane(new VoiceBus[0], EffectChain.of(List.of(), rate)));
        all.addAll(effectLanes.values());
        all.addAll(before);
        leaving.forEach(all::addAll);
        return all.toArray(EffectLane[]::new);
    }

    private EffectLane effectLane(EffectLaneKey key, Score score, PresetHandle[] named, Playable[] sounds) {
        VoiceBus[] buses = new VoiceBus[named.length];
        for (int i = 0; i < named.length; i++) {
            buses[i] = new VoiceBus(named[i].controls, EffectChain.of(sounds[i].effects(), rate), rate);
        }
        var effects = score.buses().get(key.effects()).effects().stream().flatMap(use -> sounds[use.index()].effects().stream()).toList();
        return new EffectLane(buses, EffectChain.of(effects, rate), key.sends());
    }
}
