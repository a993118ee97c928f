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
    private static final int PEDAL = 64;
    private static final int SOUND_OFF = 120;
    private static final int NOTES_OFF = 123;
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
        slot.channels.control(channel, number, value);
        switch (number) {
            case PEDAL -> {
                if (value < 64) {
                    pedalUp(channel);
                }
            }
            case SOUND_OFF -> {
                allNotesOff(channel);
                stopVoices(channel);
            }
            case NOTES_OFF -> allNotesOff(channel);
            default -> {}
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

    private void start(int channel, int key, int velocity, double beat) {
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
                releaseByKey(i, slot.channels.pedal(voices.channel(i)));
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
        boolean pedal = slot.channels.pedal(firing.channel - 1);
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.isHead(i) && voices.slot(i) == slot.index && voices.firing(i) == firing.serial && pool.gates().open(i)
                    && pool.gates().untilNoteOff(i) && !pool.gates().untilKeysUp(i)) {
                releaseByKey(i, pedal);
            }
        }
        handlers(Routine.Kind.NOTE_OFF, -1, firing.channel - 1, transport.beat(slot.now()), firing);
    }

    private void releaseByKey(int voice, boolean pedal) {
        if (pool.gates().extendedTo(voice) > slot.now()) {
            pool.gates().plan(voice, pool.gates().extendedTo(voice));
        } else if (pedal) {
            pool.gates().pedalHeld(voice, true);
        } else {
            pool.release(voice, slot.now());
        }
    }

    private void pedalUp(int channel) {
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.isHead(i) && voices.slot(i) == slot.index && voices.channel(i) == channel && pool.gates().pedalHeld(i)) {
                pool.gates().pedalHeld(i, false);
                pool.release(i, slot.now());
            }
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
