// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.song;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.mix.EffectLane;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.trace.TraceRing;
import org.songwalker.engine.voice.NoteSource;
import org.songwalker.engine.voice.NoteStarter;
import org.songwalker.engine.voice.Playable;
import org.songwalker.engine.voice.PresetHandle;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.ScoreEvent;
import org.songwalker.runtime.SourceMap;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.TrackProperty;

/**
 * Plays an expanded song in a slot: every event at the frame of its absolute beat. Built by the control thread with its buses and effects,
 * afterwards the audio thread's.
 */
public final class SongPlayer {
    private static final long FIRING = 0;
    /** Owner of a song's voices: no firing of a reactive program has this number. */
    private static final long OWNER = -2;
    private final Score score;
    private final ScoreEvent[] events;
    public final PresetHandle[] handles;
    public final Playable[] playables;
    public final EffectChain[] chains;
    public final PresetHandle[] slotHandles;
    public final VoiceBus[] slotBuses;
    /** Where each note goes, by its place among the events; null for what is no note. */
    private @Nullable VoiceBus[] ways;
    /** All effect lanes of the slot as the song comes in; the slot puts its plain effect lane into the first place. */
    public final EffectLane[] slotEffectLanes;
    /** Those of them whose voices fade when the song comes in. */
    public final EffectLane[] leaving;
    private int next;
    private long start;
    private double tuningHz = 440;
    private boolean playing;
    /** Whether the trace knows of the present performance. */
    private boolean announced;

    SongPlayer(Score score, PresetHandle[] handles, Playable[] playables, EffectChain[] chains, PresetHandle[] slotHandles,
            @Nullable VoiceBus[] ways, EffectLane[] slotEffectLanes, EffectLane[] leaving) {
        this.score = score;
        this.events = score.events().toArray(ScoreEvent[]::new);
        this.handles = handles;
        this.playables = playables;
        this.chains = chains;
        this.slotHandles = slotHandles;
        this.slotBuses = Arrays.stream(slotHandles).map(h -> h.bus).toArray(VoiceBus[]::new);
        this.ways = ways;
        this.slotEffectLanes = slotEffectLanes;
        this.leaving = leaving;
    }

    /** Starts with beat 0 at a frame, tuned to {@code a4Hz} until the song says otherwise. */
    @AudioThread
    public void play(long frame, double a4Hz) {
        next = 0;
        start = frame;
        tuningHz = a4Hz;
        playing = true;
        announced = false;
    }

    /** Other ways for the notes to come. */
    @AudioThread
    public void ways(@Nullable VoiceBus[] now) {
        ways = now;
    }

    @AudioThread
    public void stop() {
        playing = false;
    }

    @AudioThread
    public boolean playing() {
        return playing && next < events.length;
    }

    private long frame(double beat, double rate) {
        return start + score.tempo().frame(beat, rate);
    }

    /** Frame of the next event, {@link Long#MAX_VALUE} without one. */
    @AudioThread
    public long nextFrame(double rate) {
        return playing() ? frame(events[next].beat(), rate) : Long.MAX_VALUE;
    }

    /** Frame where the last cursor of the song stands; 0 where it is not playing. */
    @AudioThread
    public long cursorFrame(double rate) {
        return playing ? frame(score.totalBeats(), rate) : 0;
    }

    private void announce(NoteSource slot, TraceRing trace) {
        SourceMap source = score.program().sourceMap();
        int entry = score.program().body().entry();
        trace.at(slot.index(), FIRING, start, 0, source.line(entry), source.column(entry));
        trace.firing();
    }

    /** Plays all events due at a frame. */
    @AudioThread
    public void run(NoteSource slot, NoteStarter players, VoicePool pool, TraceRing trace, double rate) {
        if (playing && !announced) {
            announced = true;
            announce(slot, trace);
        }
        while (playing() && frame(events[next].beat(), rate) <= slot.now()) {
            ScoreEvent event = events[next++];
            trace.at(slot.index(), FIRING, slot.now(), event.beat(), event.line(), event.column());
            switch (event) {
                case ScoreEvent.Note note -> {
                    long gateEnd = Math.max(slot.now(), frame(note.beat() + note.gateBeats(), rate));
                    int use = note.preset().index();
                    players.start(slot, handles[use], Objects.requireNonNull(ways[next - 1]), note.preset(), note.pitch(), note.gain(),
                            note.gateBeats(), gateEnd, 0, OWNER, tuningHz, note.track());
                }
                case ScoreEvent.Set set -> {
                    if (set.property() == TrackProperty.TUNING) {
                        tuningHz = set.number();
                    }
                    trace.set(set.property().target(), set.value(), set.number(), null);
                }
                case ScoreEvent.Property property -> {
                    PresetHandle handle = handles[property.preset().index()];
                    handle.set(property.property(), property.value());
                    if (property.property() == PresetProperty.DETUNE) {
                        pool.detuned(handle.controls);
                    }
                    trace.property(property.preset(), property.property(), property.value());
                }
                case ScoreEvent.SongWrite write -> trace.song(write.name(), write.number(), write.ref());
                case ScoreEvent.Failure failure -> trace.fault(failure.fault(), failure.number(), failure.detail());
            }
        }
    }
}
