// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.song;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.mix.EffectLane;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.trace.LogLimit;
import org.songwalker.engine.trace.TraceRing;
import org.songwalker.engine.voice.NoteLimit;
import org.songwalker.engine.voice.NoteSource;
import org.songwalker.engine.voice.NoteStarter;
import org.songwalker.engine.voice.Playable;
import org.songwalker.engine.voice.PresetHandle;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.runtime.Fault;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.ScoreEvent;
import org.songwalker.runtime.SourceMap;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.TrackProperty;

/**
 * Plays an expanded song in a slot: each event at the frame of its absolute beat. Built by the control thread with its buses and effects,
 * afterwards owned by the audio thread.
 */
public final class SongPlayer {
    private static final long FIRING = 0;
    /** Owner of a song's voices; no firing of a reactive program has this number. */
    private static final long OWNER = -2;
    private final Score score;
    private final ScoreEvent[] events;
    public final PresetHandle[] handles;
    public final Playable[] playables;
    public final EffectChain[] chains;
    public final PresetHandle[] slotHandles;
    public final VoiceBus[] slotBuses;
    /** The voice bus of each note, by the note's index among the events; null for other events. */
    private @Nullable VoiceBus[] noteBuses;
    /** All effect lanes of the slot once the song is swapped in; the slot puts its own effect lane at index 0. */
    public final EffectLane[] slotEffectLanes;
    /** Those of them whose voices fade when the song is swapped in. */
    public final EffectLane[] leaving;
    private final NoteLimit limit = new NoteLimit();
    private int next;
    private long start;
    private double tuningHz = 440;
    private boolean playing;
    /** True once the trace has a record of the current performance. */
    private boolean announced;

    SongPlayer(Score score, PresetHandle[] handles, Playable[] playables, EffectChain[] chains, PresetHandle[] slotHandles,
            @Nullable VoiceBus[] noteBuses, EffectLane[] slotEffectLanes, EffectLane[] leaving) {
        this.score = score;
        this.events = score.events().toArray(ScoreEvent[]::new);
        this.handles = handles;
        this.playables = playables;
        this.chains = chains;
        this.slotHandles = slotHandles;
        this.slotBuses = Arrays.stream(slotHandles).map(h -> h.bus).toArray(VoiceBus[]::new);
        this.noteBuses = noteBuses;
        this.slotEffectLanes = slotEffectLanes;
        this.leaving = leaving;
    }

    /** Starts with beat 0 at this frame, tuned to {@code a4Hz} until the song sets a tuning. */
    @AudioThread
    public void play(long frame, double a4Hz) {
        next = 0;
        start = frame;
        tuningHz = a4Hz;
        playing = true;
        announced = false;
    }

    /** Replaces the voice buses of the notes to come. */
    @AudioThread
    public void noteBuses(@Nullable VoiceBus[] now) {
        noteBuses = now;
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

    /** Frame of the next event; {@link Long#MAX_VALUE} without one. */
    @AudioThread
    public long nextFrame(double rate) {
        return playing() ? frame(events[next].beat(), rate) : Long.MAX_VALUE;
    }

    /** Frame of the end of the song's longest cursor; 0 while it is not playing. */
    @AudioThread
    public long cursorFrame(double rate) {
        return playing ? frame(score.totalBeats(), rate) : 0;
    }

    private void announce(NoteSource slot, TraceRing trace) {
        SourceMap source = score.program().sourceMap();
        int entry = score.program().body().entry();
        trace.at(slot.index(), FIRING, start, 0, source.file(entry), source.line(entry), source.column(entry));
        trace.firing();
    }

    /** Plays all events that are due at the slot's current frame. */
    @AudioThread
    public void run(NoteSource slot, NoteStarter noteStarter, VoicePool pool, TraceRing trace, LogLimit logLimit, double rate) {
        if (playing && !announced) {
            announced = true;
            announce(slot, trace);
        }
        while (playing() && frame(events[next].beat(), rate) <= slot.now()) {
            ScoreEvent event = events[next++];
            trace.at(slot.index(), FIRING, slot.now(), event.beat(), event.place().file(), event.place().line(), event.place().column());
            switch (event) {
                case ScoreEvent.Note note -> {
                    switch (limit.note(slot.now())) {
                        case STARTS -> start(note, slot, noteStarter, rate);
                        case FIRST_LEFT_OUT -> trace.fault(Fault.CROWDED, NoteLimit.MOST, null);
                        case LEFT_OUT -> {}
                    }
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
                case ScoreEvent.Glide glide -> {
                    PresetHandle handle = handles[glide.preset().index()];
                    double from = handle.get(glide.property(), slot.now());
                    handle.glide(glide.property(), glide.value(), slot.now(), frame(glide.beat() + glide.beats(), rate), glide.smooth());
                    trace.glide(glide.preset(), glide.property(), Double.isNaN(from) ? glide.value() : from, glide.value(), glide.beats(),
                            glide.smooth());
                }
                case ScoreEvent.TempoGlide glide -> trace.glide(glide.fromBpm(), glide.bpm(), glide.beats());
                case ScoreEvent.SongWrite write -> trace.song(write.name(), write.number(), write.ref());
                case ScoreEvent.Log log -> {
                    if (logLimit.admits(FIRING, slot.now(), event.beat(), event.place().file(), event.place().line(),
                            event.place().column())) {
                        trace.log(log.values().length());
                        for (int i = 0; i < log.values().length(); i++) {
                            trace.logged(log.values().number(i), log.values().ref(i));
                        }
                    }
                }
                case ScoreEvent.Failure failure -> trace.fault(failure.fault(), failure.number(), failure.detail());
            }
        }
    }

    @AudioThread
    private void start(ScoreEvent.Note note, NoteSource slot, NoteStarter noteStarter, double rate) {
        long gateEnd = Math.max(slot.now(), frame(note.beat() + note.gateBeats(), rate));
        noteStarter.start(slot, handles[note.preset().index()], Objects.requireNonNull(noteBuses[next - 1]), note.preset(), note.pitch(),
                note.gain(), note.gateBeats(), gateEnd, 0, OWNER, tuningHz, note.track());
    }
}
