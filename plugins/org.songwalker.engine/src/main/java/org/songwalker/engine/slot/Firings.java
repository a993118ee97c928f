// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.trace.TraceRing;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.engine.voice.Voices;
import org.songwalker.runtime.Firing;
import org.songwalker.runtime.Interpreter;
import org.songwalker.runtime.Routine;
import org.songwalker.runtime.time.TransportState;

/**
 * Starts and ends the firings of a slot as messages arrive, and runs their strands when due (language reference 9.2 to 9.6). Audio thread.
 */
@AudioThread
public final class Firings {
    /** Seconds that a note lasts at least, however soon its key goes up. */
    private static final double SHORTEST_SECONDS = 0.01;
    private final Slot slot;
    private final VoicePool pool;
    private final Voices voices;
    private final TraceRing trace;
    private final TransportState transport;
    private final SlotHost host;
    private final Interpreter interpreter;
    private final FiringPool contexts;
    private long seed;
    private long droppedFirings;

    Firings(Slot slot, SlotSettings settings, VoicePool pool, TraceRing trace, TransportState transport, SlotHost host) {
        this.slot = slot;
        this.pool = pool;
        this.voices = pool.voices();
        this.trace = trace;
        this.transport = transport;
        this.host = host;
        this.interpreter = new Interpreter(host);
        this.seed = settings.seed();
        this.contexts = new FiringPool(slot, settings, pool, trace, transport, interpreter);
    }

    public void seed(long next) {
        seed = next;
    }

    /** Number of note-ons that found no program or no free context. */
    public long dropped() {
        return droppedFirings;
    }

    /** The contexts in use. */
    public FiringPool contexts() {
        return contexts;
    }

    // ---- messages

    /** A note-on at the current frame, or a note-off if the velocity is 0; {@code beat} is the transport's position. */
    public void noteOn(int channel, int key, int velocity, double beat) {
        if (velocity > 0) {
            start(channel, key, velocity, beat);
        } else {
            noteOff(channel, key, 64);
        }
    }

    /** The pitch wheel moves to 0 to 16383; {@code beat} is the transport's position. */
    public void bend(int channel, int value, double beat) {
        slot.channels.bend(channel, value);
        handlers(Routine.Kind.PITCH_BEND, -1, channel, beat, null);
    }

    /** A controller moves to 0 to 127; {@code beat} is the transport's position. */
    public void control(int channel, int number, int value, double beat) {
        boolean caught = slot.channels.sostenuto(channel);
        slot.channels.control(channel, number, value);
        switch (number) {
            case Channels.PEDAL -> pedals(channel);
            case Channels.SOSTENUTO -> {
                if (caught != slot.channels.sostenuto(channel)) {
                    sostenuto(channel, !caught);
                }
            }
            case Channels.SOUND_OFF -> {
                allNotesOff(channel);
                stopVoices(channel);
            }
            case Channels.RESET -> {
                sostenuto(channel, false);
                keysUnpressed(channel);
            }
            default -> {
                if (number >= Channels.NOTES_OFF) {
                    allNotesOff(channel); // the changes of mode end all notes too
                }
            }
        }
        handlers(Routine.Kind.CC, number, channel, beat, null);
    }

    /** The pressure on all keys of a channel changes to 0 to 127; {@code beat} is the transport's position. */
    public void pressure(int channel, int value, double beat) {
        slot.channels.pressure(channel, value);
        handlers(Routine.Kind.AFTERTOUCH, -1, channel, beat, null);
    }

    /** The pressure on one key changes to 0 to 127: its firings and its voices read it. */
    public void keyPressure(int channel, int key, int value) {
        slot.channels.keyPressure(channel, key, value);
        for (int i = 0; i < contexts.count(); i++) {
            Firing firing = contexts.at(i).firing;
            if (firing.gate && firing.note == key && firing.channel == channel + 1) {
                firing.keyPressure = value / 127.0;
            }
        }
    }

    /** Tunes one key of a channel by semitones, those that sound too. */
    public void tuneKey(int channel, int key, double semitones) {
        slot.channels.tuneKey(channel, key, semitones);
    }

    /** Tunes one degree of the octave (0 is C) of a channel by semitones, notes that sound too. */
    public void tuneDegree(int channel, int degree, double semitones) {
        slot.channels.tuneDegree(channel, degree, semitones);
    }

    /** All keys go up, pedals too, and the channels are as at the start: a message to the system chooses a standard. */
    public void reset() {
        slot.channels.resetAll();
        releaseAll();
    }

    /** A program change: the slot plays another of its programs from the next note on; {@code beat} is the transport's position. */
    public void select(int place, double beat) {
        SlotPrograms.Choice choice = slot.select(place);
        if (choice != null) {
            Context newest = contexts.latest();
            trace.at(slot.index, newest == null ? -1 : newest.firing.serial, slot.now(), beat, "", 1, 1);
            trace.program(choice.channel(), choice.bank(), choice.program(), choice.playable().name());
        }
    }

    private void keysUnpressed(int channel) {
        for (int i = 0; i < contexts.count(); i++) {
            if (contexts.at(i).firing.channel == channel + 1) {
                contexts.at(i).firing.keyPressure = 0;
            }
        }
    }

    private void start(int channel, int key, int velocity, double beat) {
        if (slot.channels.mono(channel)) {
            allNotesOff(channel);
        }
        slot.held.down(channel, key);
        InstalledProgram program = slot.program();
        if (program == null) {
            droppedFirings++;
            return;
        }
        Context context = contexts.acquire(program, beat);
        if (context == null) {
            droppedFirings++;
            return;
        }
        Firing firing = context.firing;
        firing.slot = slot.index;
        firing.originBeat = beat;
        firing.startFrame = slot.now();
        firing.note = key;
        firing.velocity = velocity / 127.0;
        firing.channel = channel + 1;
        contexts.admit(context, program);
        Context before = context.previous;
        if (before != null && program.program.readsSongVoices()) {
            context.songVoices.take(pool, slot.index, before.firing.serial);
        }
        firing.seed(seed);
        Routine body = program.program.body();
        trace.at(slot.index, firing.serial, slot.now(), beat, "", line(program, body), column(program, body));
        trace.firing(channel + 1, key, velocity);
        interpreter.start(firing, slot.now());
    }

    /**
     * A note-off at the current frame, its velocity 0 to 127: ends the oldest firing of that channel and key whose key is still down, and
     * the loops over the held keys if it was the last of them.
     */
    public void noteOff(int channel, int key, int velocity) {
        boolean last = slot.held.up(channel, key, slot.now());
        for (int i = 0; i < contexts.count(); i++) {
            Firing firing = contexts.at(i).firing;
            if (firing.gate && firing.note == key && firing.channel == channel + 1) {
                firing.releaseVelocity = velocity / 127.0;
                end(contexts.at(i), last);
                return;
            }
        }
        if (last) {
            keysUp();
        }
    }

    /** No key is down any more: ends the loops over the held keys and the voices that waited for that. */
    private void keysUp() {
        for (int i = 0; i < contexts.count(); i++) {
            Firing firing = contexts.at(i).firing;
            if (firing.program.readsHeld()) {
                interpreter.keysUp(firing, slot.now());
            }
        }
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.isHead(i) && voices.slot(i) == slot.index && pool.gates().open(i) && pool.gates().untilKeysUp(i)) {
                pool.gates().untilKeysUp(i, false);
                releaseByKey(i);
            }
        }
    }

    /**
     * Ends the gate of a firing: first its loops, then its voices, then the note-off handlers.
     *
     * @param last true if no key is down any more
     */
    private void end(Context context, boolean last) {
        Firing firing = context.firing;
        host.handlerVoices.take(pool, slot.index, firing.serial); // those that sound at the event, before their keys release them
        context.noteOff = slot.now();
        contexts.keyUp(slot.now());
        interpreter.noteOff(firing, slot.now());
        if (last) {
            keysUp();
        }
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.isHead(i) && voices.slot(i) == slot.index && voices.firing(i) == firing.serial && pool.gates().open(i)
                    && pool.gates().untilNoteOff(i) && !pool.gates().untilKeysUp(i)) {
                releaseByKey(i);
            }
        }
        handlers(Routine.Kind.NOTE_OFF, -1, firing.channel - 1, transport.beat(slot.now()), firing);
    }

    private void releaseByKey(int voice) {
        if (pool.gates().extendedTo(voice) > slot.now()) {
            pool.gates().plan(voice, pool.gates().extendedTo(voice));
        } else if (pedal(voice)) {
            pool.gates().pedalHeld(voice, true);
        } else if (shortest(voice) > slot.now()) {
            pool.gates().plan(voice, shortest(voice));
        } else {
            pool.release(voice, slot.now());
        }
    }

    /** Frame before which no key ends a voice: 10 ms after its start, and after its attack if the key goes up in the frame of its start. */
    private long shortest(int voice) {
        long started = voices.started(voice);
        double least = slot.now() == started ? Math.max(SHORTEST_SECONDS, pool.attackSeconds(voice)) : SHORTEST_SECONDS;
        return started + Math.round(least * transport.rate());
    }

    private boolean pedal(int voice) {
        return slot.channels.pedal(voices.channel(voice)) || pool.gates().sostenuto(voice);
    }

    /** Releases the voices of a channel that no pedal holds any more. */
    private void pedals(int channel) {
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.isHead(i) && voices.of(i, slot.index, channel) && pool.gates().pedalHeld(i) && !pedal(i)) {
                pool.gates().pedalHeld(i, false);
                pool.release(i, slot.now());
            }
        }
    }

    /** The sostenuto pedal goes down, which catches the voices whose keys are down, or up. */
    private void sostenuto(int channel, boolean down) {
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.isHead(i) && voices.of(i, slot.index, channel)) {
                pool.gates().sostenuto(i, down && pool.gates().open(i) && pool.gates().untilNoteOff(i) && !pool.gates().pedalHeld(i));
            }
        }
        if (!down) {
            pedals(channel);
        }
    }

    private void allNotesOff(int channel) {
        boolean last = slot.held.allUp(channel, slot.now());
        for (int i = 0; i < contexts.count(); i++) {
            if (contexts.at(i).firing.gate && contexts.at(i).firing.channel == channel + 1) {
                end(contexts.at(i), false);
            }
        }
        if (last) {
            keysUp();
        }
    }

    private void stopVoices(int channel) {
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.isHead(i) && voices.slot(i) == slot.index && voices.channel(i) == channel) {
                pool.stop(i, slot.now());
            }
        }
    }

    /** Releases all keys and pedal-held voices: the transport stops or a file has ended. */
    public void releaseAll() {
        boolean last = slot.held.allUp(-1, slot.now());
        for (int i = 0; i < contexts.count(); i++) {
            if (contexts.at(i).firing.gate) {
                end(contexts.at(i), false);
            }
        }
        if (last) {
            keysUp();
        }
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.isHead(i) && voices.slot(i) == slot.index && pool.gates().pedalHeld(i)) {
                pool.release(i, slot.now());
            }
        }
    }

    /** Ends all firings where they are and releases the slot's voices; the next firing finds no {@code song}. */
    void silence() {
        abortAll();
        contexts.forgetLatest();
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.isHead(i) && voices.slot(i) == slot.index) {
                pool.release(i, slot.now());
            }
        }
    }

    private void handlers(Routine.Kind kind, int controller, int channel, double beat, @Nullable Firing ending) {
        InstalledProgram program = slot.program();
        if (program == null) {
            return;
        }
        for (int h = 0; h < program.handlers.length; h++) {
            Routine handler = program.handlers[h];
            if (handler.kind() == kind && handler.controller() == controller) {
                Context newest = contexts.latest();
                Context scope = newest != null ? newest : program.nobody;
                Firing event = ending != null ? ending : scope.firing;
                trace.at(slot.index, event.serial, slot.now(), beat, "", line(program, handler), column(program, handler));
                trace.handler(handler.name());
                host.handlerChannel = channel;
                if (ending == null) {
                    host.handlerVoices.take(pool, slot.index, scope.firing.serial);
                }
                interpreter.handle(program.handlerStrand, handler, event, scope.firing, slot.now());
                host.handlerChannel = -1;
            }
        }
    }

    private static int line(InstalledProgram program, Routine routine) {
        return program.program.sourceMap().line(routine.entry());
    }

    private static int column(InstalledProgram program, Routine routine) {
        return program.program.sourceMap().column(routine.entry());
    }

    // ---- time

    /** Frame at which the next strand is due; {@link Long#MAX_VALUE} if none waits. */
    public long nextDue() {
        return contexts.nextDue();
    }

    /** Runs every strand that is due, older firings first. */
    public void runDue(long now) {
        if (contexts.nextDue() > now) {
            return;
        }
        for (int i = 0; i < contexts.count(); i++) {
            if (contexts.at(i).firing.nextDue() <= now) {
                interpreter.runDue(contexts.at(i).firing, now);
            }
        }
    }

    /** The tempo has changed: recomputes when strands are due. */
    public void reschedule(long now) {
        contexts.reschedule(now);
    }

    /** True while a key is down or a program still runs. */
    public boolean busy() {
        for (int i = 0; i < contexts.count(); i++) {
            if (contexts.at(i).firing.gate || !contexts.at(i).firing.idle()) {
                return true;
            }
        }
        return false;
    }

    void abortAll() {
        slot.held.allUp(-1, slot.now());
        for (int i = 0; i < contexts.count(); i++) {
            contexts.at(i).firing.gate = false;
            contexts.at(i).noteOff = slot.now();
            interpreter.abort(contexts.at(i).firing);
        }
    }
}
