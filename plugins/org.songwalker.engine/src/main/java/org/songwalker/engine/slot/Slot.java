// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.mix.EffectBus;
import org.songwalker.engine.mix.EffectLane;
import org.songwalker.engine.mix.Sends;
import org.songwalker.engine.mix.Strip;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.song.SongPlayer;
import org.songwalker.engine.song.SongRouting;
import org.songwalker.engine.trace.LogLimit;
import org.songwalker.engine.trace.TraceRing;
import org.songwalker.engine.voice.NoteSource;
import org.songwalker.engine.voice.NoteStarter;
import org.songwalker.engine.voice.Playable;
import org.songwalker.engine.voice.PresetHandle;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.engine.voice.VoiceStart;
import org.songwalker.engine.voice.Voices;
import org.songwalker.runtime.Firing;
import org.songwalker.runtime.Heap;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.Strand;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.music.Tuning;
import org.songwalker.runtime.time.TransportState;

/**
 * One slot of the rack: its program or song, the firings that run, its preset handles, its strip. Audio thread, except the constructor.
 */
@AudioThread
public final class Slot implements NoteSource {
    private static final VoiceBus[] NO_BUSES = {};
    private static final PresetHandle[] NO_HANDLES = {};

    final int index;
    final Channels channels;
    final HeldKeys held = new HeldKeys();
    public final Heap heap = new Heap(this::mark);
    public final Strip strip;
    public final Sends sends;
    public final Firings firings;
    public final LogLimit log;
    private final VoicePool pool;
    private final Voices voices;
    private final EffectLane plain;
    private final double rate;
    private EffectLane[] effectLanes;
    private PresetHandle[] handles = NO_HANDLES;
    private @Nullable InstalledProgram program;
    private @Nullable SongPlayer song;
    private long now;
    /** A4 in Hz for programs that set no tuning. */
    public double tuningHz = Tuning.A4_HZ;
    public StoredProperties stored = StoredProperties.NONE;
    private SlotPrograms programs = SlotPrograms.NONE;
    public boolean muted;
    public boolean soloed;

    public Slot(int index, SlotSettings settings, VoicePool pool, TraceRing trace, TransportState transport, NoteStarter players) {
        this.index = index;
        this.pool = pool;
        this.voices = pool.voices();
        this.rate = settings.sampleRate();
        log = new LogLimit(trace, index, rate);
        channels = new Channels(index, settings.bendSemitones(), pool);
        strip = new Strip(rate);
        sends = new Sends(rate);
        plain = new EffectLane(NO_BUSES, EffectChain.of(List.of(), rate));
        effectLanes = new EffectLane[] {plain};
        firings = new Firings(this, settings, pool, trace, transport, new SlotHost(this, pool, trace, transport, players));
    }

    // ---- what plays

    /** Swaps in a program; firings that run finish on the old one. */
    public void install(InstalledProgram next) {
        if (program == null || !program.program.insertEffects().equals(next.program.insertEffects())) {
            plain.effects(next.inserts);
        }
        program = next;
        song = null;
        plain.buses(next.slotBuses);
        adoptHandles(next.slotHandles, next.handles, next.playables, next.chains);
    }

    /**
     * Swaps in a song; it starts with the transport. The voices of the previous song play on, those of the song before that fade, and from
     * older songs only effect tails are left, until their effect lanes are dropped.
     */
    public void install(SongPlayer next) {
        for (int l = 1; l < effectLanes.length; l++) {
            if (!contains(next.slotEffectLanes, effectLanes[l])) {
                abandon(effectLanes[l]);
            }
        }
        for (int l = 0; l < next.leaving.length; l++) {
            fade(next.leaving[l]);
        }
        next.slotEffectLanes[0] = plain;
        effectLanes = next.slotEffectLanes;
        song = next;
        program = null;
        plain.buses(next.slotBuses);
        adoptHandles(next.slotHandles, next.handles, next.playables, next.chains);
    }

    /**
     * Changes the buses of notes to come. Commands arrive in the order in which they were prepared, so the song is still the current one.
     */
    public void reroute(SongRouting.Change change) {
        change.effectLanes()[0] = plain;
        effectLanes = change.effectLanes();
        change.song().noteBuses(change.noteBuses());
    }

    /** Fades every voice of an effect lane within 5 ms. */
    private void fade(EffectLane effectLane) {
        for (int b = 0; b < effectLane.busCount(); b++) {
            pool.fade(effectLane.bus(b), now);
        }
    }

    /** Ends every voice of an effect lane at once: the lane is no longer rendered. */
    private void abandon(EffectLane effectLane) {
        for (int b = 0; b < effectLane.busCount(); b++) {
            pool.abandon(effectLane.bus(b));
        }
    }

    /** Ends what the program plays and takes it out; its voices release. */
    public void remove() {
        firings.silence();
        program = null;
    }

    private static boolean contains(EffectLane[] all, EffectLane wanted) {
        for (EffectLane effectLane : all) {
            if (effectLane == wanted) {
                return true;
            }
        }
        return false;
    }

    private void adoptHandles(PresetHandle[] all, PresetHandle[] named, Playable[] playables, EffectChain[] chains) {
        handles = all;
        for (int i = 0; i < named.length; i++) {
            if (named[i].playable() != playables[i]) {
                named[i].instrument(playables[i]);
                named[i].bus.effects(chains[i]);
            }
        }
    }

    @Nullable
    InstalledProgram program() {
        return program;
    }

    public @Nullable SongPlayer song() {
        return song;
    }

    /** Replaces the instrument of a handle, by name; unknown names are ignored. */
    public void instrument(String name, Playable playable, EffectChain chain) {
        for (PresetHandle handle : handles) {
            if (handle.name.equals(name)) {
                handle.instrument(playable);
                handle.bus.effects(chain);
            }
        }
    }

    /** Replaces the programs that {@link #select} chooses from. */
    public void programs(SlotPrograms next) {
        programs = next;
    }

    /**
     * Puts a program of the slot in the place of the first preset of what plays, for notes that start afterwards.
     *
     * @return the program; null if the slot has none in that place, or plays it already
     */
    SlotPrograms.@Nullable Choice select(int place) {
        PresetHandle handle = program == null ? null : program.first();
        if (handle == null || place >= programs.count() || handle.playable() == programs.at(place).playable()) {
            return null;
        }
        SlotPrograms.Choice choice = programs.at(place);
        handle.instrument(choice.playable());
        handle.bus.effects(choice.chain());
        return choice;
    }

    // ---- lookups for the host

    @Override
    public int index() {
        return index;
    }

    @Override
    public void channel(VoiceStart start, int channel) {
        channels.apply(start, channel);
    }

    @Override
    public long now() {
        return now;
    }

    public void now(long frame) {
        now = frame;
    }

    /** Lets the log say how many lines were left out if their second is over, or if nothing runs that could write more. */
    public void followLog() {
        if (song != null && song.playing() || firings.busy()) {
            log.follow(now);
        } else {
            log.finish();
        }
    }

    Context context(Firing firing) {
        return firings.contexts().context(firing);
    }

    /** The handle of a preset: by identity in its program, otherwise by name. */
    PresetHandle handle(Strand strand, PresetUse preset) {
        InstalledProgram home = firings.contexts().home(strand.program);
        if (home != null && preset.index() < home.handles.length && home.program.presets().get(preset.index()) == preset) {
            return home.handles[preset.index()];
        }
        for (PresetHandle handle : handles) {
            if (handle.name.equals(preset.name())) {
                return handle;
            }
        }
        return handles[0];
    }

    int songCell(Strand strand, int name) {
        InstalledProgram home = firings.contexts().home(strand.program);
        return home == null ? 0 : home.songNames[name];
    }

    @Nullable
    Strand takeStrand(Strand caller) {
        InstalledProgram home = firings.contexts().home(caller.program);
        return home == null ? null : home.takeStrand();
    }

    void giveBack(Strand strand) {
        InstalledProgram home = firings.contexts().home(strand.program);
        if (home != null) {
            home.giveBack(strand);
        }
    }

    /** Makes a firing the owner of a voice, unless the voice waits for a note-off and the firing's gate has already fallen. */
    void adopt(int voice, Context by) {
        boolean waits = pool.gates().untilNoteOff(voice) && pool.gates().open(voice);
        if (voices.firing(voice) == by.firing.serial || waits && !by.firing.gate) {
            return;
        }
        firings.contexts().voiceGone(voices.firing(voice));
        voices.adopt(voice, by.firing.serial);
        by.voices++;
        if (waits && pool.gates().end(voice) == pool.gates().extendedTo(voice)) {
            pool.gates().plan(voice, Long.MAX_VALUE);
        }
    }

    private void mark(Heap roots) {
        firings.contexts().mark(roots);
    }

    // ---- sound

    /** Sets all gains to their targets without a ramp: before the first slice. */
    public void snap() {
        strip.snap();
        sends.snap();
        for (int l = 0; l < effectLanes.length; l++) {
            effectLanes[l].snap();
        }
    }

    /** Mixes the slice that begins at a frame into the strip; true if the slot has sound. */
    boolean mix(long frame) {
        glide(frame);
        boolean any = false;
        for (int l = 0; l < effectLanes.length; l++) {
            any |= effectLanes[l].mix(strip.left, strip.right);
        }
        boolean sounding = any || strip.sounding();
        strip.process(any);
        return sounding;
    }

    private void glide(long frame) {
        for (PresetHandle handle : handles) {
            boolean detuning = handle.glides(PresetProperty.DETUNE);
            handle.slice(frame);
            if (detuning) {
                pool.detuned(handle.controls);
            }
        }
    }

    /** Sends the finished slice that begins at {@code frame}: tracks to their buses, the slot to its buses and to the master. */
    void send(long frame, boolean sounding, EffectBus[] effectBuses, Strip master) {
        for (int l = 0; l < effectLanes.length; l++) {
            effectLanes[l].send(frame, strip, effectBuses);
        }
        sends.slice(frame);
        if (sounding && sends.used()) {
            sends.feed(strip.left, strip.right, effectBuses);
        }
        strip.send(master);
    }

    /** True while a voice or an effect tail of the slot sounds. */
    public boolean sounding() {
        boolean any = strip.sounding();
        for (int l = 0; l < effectLanes.length; l++) {
            any |= effectLanes[l].sounding();
        }
        return any;
    }

    /** Aborts all firings, resets the controllers and clears all tails. */
    public void panic() {
        firings.abortAll();
        channels.resetAll();
        if (song != null) {
            song.stop();
        }
        for (EffectLane effectLane : effectLanes) {
            effectLane.clear();
        }
        strip.clear();
    }
}
