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
 * Where the notes of a slot's songs go: those of a track with effects or sends over an effect lane of that track, all others over the voice
 * buses of their presets. The control thread builds it, under its lock.
 */
public final class SongRouting {
    /** Songs whose effect lanes stay after the two that may have voices: an author edits faster than a reverb dies away. */
    private static final int TAILS = 6;

    /** What notes share: the effects of their track, by their place in the score, and where it is sent to. */
    private record EffectLaneKey(int effects, @Nullable Sends sends) {}

    /** The latest song with what effect lanes are made of. */
    private record Latest(SongPlayer player, Score score, PresetHandle[] named, Playable[] sounds) {}

    /** Other ways for the notes to come of a song that may play already, with all effect lanes of the slot. */
    public record Change(SongPlayer song, @Nullable VoiceBus[] ways, EffectLane[] effectLanes) {}

    /** Sends of a track, with the change that its first send brings; none where no song plays it. */
    public record Track(Sends sends, @Nullable Change change) {}

    private final double rate;
    private final Map<String, Sends> sends = new HashMap<>();
    private Map<EffectLaneKey, EffectLane> effectLanes = new LinkedHashMap<>();
    /** Of the song before, whose voices may still sound. */
    private List<EffectLane> before = List.of();
    /** Of the songs before that one, the latest first: the voices of the first fade, of the others tails of effects sound. */
    private final Deque<List<EffectLane>> leaving = new ArrayDeque<>();
    private @Nullable Latest latest;

    public SongRouting(double sampleRate) {
        rate = sampleRate;
    }

    /** The player of a song that comes in next. */
    public SongPlayer player(Score score, PresetHandle[] named, Playable[] sounds, EffectChain[] chains, PresetHandle[] slotHandles) {
        leaving.addFirst(before);
        if (leaving.size() > TAILS) {
            leaving.removeLast();
        }
        before = List.copyOf(effectLanes.values());
        effectLanes = new LinkedHashMap<>();
        VoiceBus[] ways = ways(score, named, sounds);
        SongPlayer player = new SongPlayer(score, named, sounds, chains, slotHandles, ways, all(),
                leaving.getFirst().toArray(EffectLane[]::new));
        latest = new Latest(player, score, named, sounds);
        return player;
    }

    /** The sends of a track; its first ones take its notes to come out of the sum that tracks without sends share. */
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
        VoiceBus[] ways = ways(song.score, song.named, song.sounds);
        return new Track(made, new Change(song.player, ways, all()));
    }

    private VoiceBus[] ways(Score score, PresetHandle[] named, Playable[] sounds) {
        VoiceBus[] ways = new VoiceBus[score.events().size()];
        for (int i = 0; i < ways.length; i++) {
            if (score.events().get(i) instanceof ScoreEvent.Note note) {
                int use = note.preset().index();
                Sends own = note.track() == null ? null : sends.get(note.track());
                ways[i] = note.bus() == 0 && own == null ? named[use].bus
                        : effectLanes.computeIfAbsent(new EffectLaneKey(note.bus(), own), key -> effectLane(key, score, named, sounds))
                                .bus(use);
            }
        }
        return ways;
    }

    /** Room for the slot's plain effect lane, then those of this song and of the ones before that still sound. */
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
