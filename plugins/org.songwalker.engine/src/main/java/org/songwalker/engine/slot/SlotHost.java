// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.trace.TraceRing;
import org.songwalker.engine.voice.NoteLimit;
import org.songwalker.engine.voice.NoteStarter;
import org.songwalker.engine.voice.PresetHandle;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.engine.voice.Voices;
import org.songwalker.runtime.Fault;
import org.songwalker.runtime.Firing;
import org.songwalker.runtime.Host;
import org.songwalker.runtime.Kind;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.Strand;
import org.songwalker.runtime.time.TransportState;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.SongField;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.TransportField;
import org.songwalker.runtime.words.VoiceField;

/** The engine as a program of a slot sees it (language reference 9). Audio thread. */
@AudioThread
final class SlotHost implements Host {
    private final Slot slot;
    private final VoicePool pool;
    private final Voices voices;
    private final TraceRing trace;
    private final TransportState transport;
    private final NoteStarter players;
    private final NoteLimit limit = new NoteLimit();
    /** Channel whose controllers a handler reads, from 0; -1 outside handlers. */
    int handlerChannel = -1;
    /** What a handler sees as {@code song.voices}: the voices of the firing that it speaks for, at the event. */
    final SongVoices handlerVoices = new SongVoices();

    SlotHost(Slot slot, VoicePool pool, TraceRing trace, TransportState transport, NoteStarter players) {
        this.slot = slot;
        this.pool = pool;
        this.voices = pool.voices();
        this.trace = trace;
        this.transport = transport;
        this.players = players;
    }

    private Context context(Strand strand) {
        return slot.context(strand.scope);
    }

    /** The firing that a strand writes and acts for: its own; in a handler the one that the handler speaks for. */
    private Context speaker(Strand strand) {
        return strand.routine.handler() ? slot.context(strand.firing) : context(strand);
    }

    private void mark(Strand strand) {
        trace.at(slot.index, speaker(strand).firing.serial, slot.now(), strand.beat(), strand.file(), strand.line(), strand.column());
    }

    @Override
    public double play(Strand strand, PresetUse preset, double pitch, double gain, double gateBeats) {
        Context context = speaker(strand);
        Firing firing = strand.firing;
        NoteLimit.Verdict verdict = limit.note(slot.now());
        if (verdict != NoteLimit.Verdict.STARTS) {
            if (verdict == NoteLimit.Verdict.FIRST_LEFT_OUT) {
                mark(strand);
                trace.fault(Fault.CROWDED, NoteLimit.MOST, null);
            }
            return 0;
        }
        mark(strand);
        long gateEnd;
        if (gateBeats != UNTIL_NOTE_OFF) {
            gateEnd = Math.max(slot.now(), firing.frameAt(strand.position + gateBeats));
        } else {
            gateEnd = firing.gate || playsOn(firing) ? Long.MAX_VALUE : slot.now();
        }
        PresetHandle handle = slot.handle(strand, preset);
        int voice = players.start(slot, handle, handle.bus, preset, pitch, gain, gateBeats == UNTIL_NOTE_OFF ? Double.NaN : gateBeats,
                gateEnd, firing.channel - 1, context.firing.serial, context.tuningHz, strand.track);
        if (voice < 0) {
            return 0;
        }
        if (gateEnd == Long.MAX_VALUE && !firing.gate) {
            pool.gates().untilKeysUp(voice, true);
        }
        context.voices++;
        return voices.handle(voice);
    }

    /** True if the program plays the held keys and some are down, although the key of the firing is up. */
    private boolean playsOn(Firing firing) {
        return firing.program.readsHeld() && slot.held.count() > 0;
    }

    @Override
    public void trackSet(Strand strand, TrackProperty property, double number, @Nullable Object ref, @Nullable String text) {
        switch (property) {
            case TEMPO -> {
                strand.firing.overrideTempo(strand.position, number);
                strand.firing.reschedule(slot.now());
            }
            case TUNING -> context(strand).tuningHz = number;
            case DURATION -> {
                return;
            }
            case INSTRUMENT, EFFECTS, END_MODE, NOTE_UNIT -> {}
        }
        mark(strand);
        trace.set(property.target(), text == null && property == TrackProperty.EFFECTS ? "[…]" : text, number, ref);
    }

    @Override
    public double tempo(Strand strand) {
        return strand.firing.tempo(strand.position);
    }

    @Override
    public double tuningHz(Strand strand) {
        return context(strand).tuningHz;
    }

    @Override
    public void presetSet(Strand strand, PresetUse preset, PresetProperty property, double value) {
        PresetHandle handle = slot.handle(strand, preset);
        handle.set(property, value);
        if (property == PresetProperty.DETUNE) {
            pool.detuned(handle.controls);
        }
        mark(strand);
        trace.property(preset, property, value);
    }

    @Override
    public double presetGet(Strand strand, PresetUse preset, PresetProperty property) {
        return slot.handle(strand, preset).get(property, slot.now());
    }

    @Override
    public void presetGlide(Strand strand, PresetUse preset, PresetProperty property, double value, double beats, boolean smooth) {
        PresetHandle handle = slot.handle(strand, preset);
        double from = handle.get(property, slot.now());
        handle.glide(property, value, slot.now(), until(strand, beats), smooth);
        mark(strand);
        trace.glide(preset, property, Double.isNaN(from) ? value : from, value, beats, smooth);
    }

    private long until(Strand strand, double beats) {
        return Math.max(slot.now(), strand.firing.frameAt(strand.position + beats));
    }

    @Override
    public void tempoGlide(Strand strand, double bpm, double beats) {
        double from = tempo(strand);
        strand.firing.glideTempo(strand.position, bpm, beats);
        strand.firing.reschedule(slot.now());
        mark(strand);
        trace.glide(from, bpm, beats);
    }

    // ---- song

    @Override
    public boolean songExists(Strand strand) {
        return song(strand) != null;
    }

    /** The firing that a strand reads as {@code song}: in a handler the one that it speaks for, otherwise the one before. */
    private @Nullable Context song(Strand strand) {
        if (!strand.routine.handler()) {
            return context(strand).previous;
        }
        Context spokenFor = speaker(strand);
        return spokenFor.live ? spokenFor : null;
    }

    @Override
    public double songField(Strand strand, SongField field) {
        Context song = Objects.requireNonNull(song(strand));
        boolean handler = strand.routine.handler();
        return switch (field) {
            case note -> song.firing.note;
            case velocity -> song.firing.velocity;
            case elapsed -> handler ? (slot.now() - song.firing.startFrame) / transport.rate() : context(strand).elapsedSeconds;
            case beat -> handler ? transport.beat(slot.now()) - song.firing.originBeat : context(strand).elapsedBeats;
            case voices -> songVoiceCount(strand);
        };
    }

    private SongVoices songVoices(Strand strand) {
        return strand.routine.handler() ? handlerVoices : context(strand).songVoices;
    }

    @Override
    public int songVoiceCount(Strand strand) {
        return songVoices(strand).count();
    }

    @Override
    public double songVoice(Strand strand, int index) {
        return songVoices(strand).handle(index);
    }

    @Override
    public void songRead(Strand strand, int name, int register) {
        int cell = slot.songCell(strand, name);
        Context own = speaker(strand);
        Context from = own.written[cell] ? own : own.previous;
        if (from == null) {
            slot.stored.read(strand, cell, register);
        } else if (!from.written[cell]) {
            strand.set(register, 0, Kind.UNDEFINED);
        } else {
            strand.set(register, from.songNumbers[cell], from.songRefs[cell]);
        }
    }

    @Override
    public void songWrite(Strand strand, int name, double number, @Nullable Object ref) {
        int cell = slot.songCell(strand, name);
        Context own = speaker(strand);
        own.songNumbers[cell] = number;
        own.songRefs[cell] = ref;
        own.written[cell] = true;
        mark(strand);
        trace.song(strand.program.songNames().get(name), number, ref);
    }

    // ---- voices

    @Override
    public boolean voiceActive(double handle) {
        return voices.find(handle) >= 0;
    }

    @Override
    public double voiceNote(double handle) {
        int i = voices.findLast(handle);
        return i < 0 ? Double.NaN : pool.pitch(i, slot.now());
    }

    @Override
    public double voiceFrequencyHz(double handle) {
        int i = voices.findLast(handle);
        return i < 0 ? Double.NaN : pool.frequency(i, slot.now());
    }

    @Override
    public double voiceGet(double handle, VoiceField field) {
        int i = voices.findLast(handle);
        return i < 0 ? Double.NaN : pool.property(i, field, slot.now());
    }

    @Override
    public void voiceSet(Strand strand, double handle, VoiceField field, double value) {
        int i = voices.find(handle);
        if (i >= 0) {
            pool.set(i, field, value);
            mark(strand);
            trace.voiceProperty(voices.number(i), field, value);
        }
    }

    @Override
    public void voiceGlide(Strand strand, double handle, VoiceField field, double value, double beats, boolean smooth) {
        int i = voices.find(handle);
        if (i >= 0) {
            double from = pool.property(i, field, slot.now());
            pool.glide(i, field, value, slot.now(), until(strand, beats), smooth);
            mark(strand);
            trace.glide(voices.number(i), field, from, value, beats, smooth);
        }
    }

    @Override
    public void voiceBend(Strand strand, double handle, double targetPitch, double beats) {
        int i = voices.find(handle);
        if (i < 0) {
            return;
        }
        long now = slot.now();
        double from = pool.pitch(i, now);
        pool.bend(i, targetPitch, now, strand.firing.frameAt(strand.position + beats));
        slot.adopt(i, speaker(strand));
        mark(strand);
        trace.bend(voices.number(i), from, targetPitch, beats);
    }

    @Override
    public void voiceExtend(Strand strand, double handle, double beats) {
        int i = voices.find(handle);
        if (i < 0 || !pool.gates().open(i)) {
            return;
        }
        long now = slot.now();
        Firing firing = strand.firing;
        if (pool.gates().end(i) == Long.MAX_VALUE) {
            pool.gates().extendedTo(i, later(firing, Math.max(now, pool.gates().extendedTo(i)), beats));
        } else {
            pool.gates().plan(i, later(firing, Math.max(now, pool.gates().end(i)), beats));
        }
        slot.adopt(i, speaker(strand));
        mark(strand);
        trace.extend(voices.number(i), beats);
    }

    private static long later(Firing firing, long frame, double beats) {
        return firing.frameAt(firing.positionAt(frame) + beats);
    }

    @Override
    public void voiceRelease(Strand strand, double handle) {
        int i = voices.find(handle);
        if (i >= 0) {
            mark(strand);
            trace.release(voices.number(i));
            pool.release(i, slot.now());
        }
    }

    @Override
    public void voiceStop(Strand strand, double handle) {
        int i = voices.find(handle);
        if (i >= 0) {
            mark(strand);
            trace.stop(voices.number(i));
            pool.stop(i, slot.now());
        }
    }

    // ---- midi and transport

    @Override
    public double pitchBend(Strand strand) {
        return slot.channels.wheel(channel(strand));
    }

    @Override
    public double controller(Strand strand, int number) {
        return slot.channels.value(channel(strand), number);
    }

    @Override
    public double pressure(Strand strand) {
        return slot.channels.pressure(channel(strand));
    }

    @Override
    public double bendRange(Strand strand) {
        return slot.channels.bendRange(channel(strand));
    }

    @Override
    public int heldCount(Strand strand) {
        return slot.held.count();
    }

    @Override
    public int heldKey(Strand strand, int index) {
        return slot.held.key(index);
    }

    @Override
    public void log(Strand strand, int first, int count) {
        if (!slot.log.admits(speaker(strand).firing.serial, slot.now(), strand.beat(), strand.file(), strand.line(), strand.column())) {
            return;
        }
        trace.log(count);
        for (int i = first; i < first + count; i++) {
            trace.logged(strand.number(i), strand.ref(i));
        }
    }

    private int channel(Strand strand) {
        return handlerChannel >= 0 ? handlerChannel : strand.firing.channel - 1;
    }

    @Override
    public double transport(Strand strand, TransportField field) {
        Context context = context(strand);
        return switch (field) {
            case bpm -> tempo(strand);
            case timeSigNum -> context.timeSigNum > 0 ? context.timeSigNum : transport.timeSigNum();
            case timeSigDen -> context.timeSigDen > 0 ? context.timeSigDen : transport.timeSigDen();
            case sampleRate -> transport.rate();
            case playing -> transport.playing() ? 1 : 0;
            case beat -> strand.firing.transportBeat(strand.position);
        };
    }

    @Override
    public void transportSet(Strand strand, TransportField field, double value) {
        Context context = context(strand);
        switch (field) {
            case bpm -> trackSet(strand, TrackProperty.TEMPO, value, null, null);
            case timeSigNum -> context.timeSigNum = Math.max(1, (int) value);
            case timeSigDen -> context.timeSigDen = Math.max(1, (int) value);
            case sampleRate, playing, beat -> {}
        }
    }

    @Override
    public void fault(Strand strand, Fault fault, double number, @Nullable Object detail) {
        mark(strand);
        trace.fault(fault, number, detail);
    }

    @Override
    public void ended(Strand strand) {
        if (strand != strand.firing.main) {
            slot.giveBack(strand);
        }
    }

    @Override
    public @Nullable Strand acquireStrand(Strand caller) {
        return slot.takeStrand(caller);
    }
}
