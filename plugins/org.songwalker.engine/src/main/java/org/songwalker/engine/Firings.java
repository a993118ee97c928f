// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.trace.TraceRing;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.runtime.Fault;
import org.songwalker.runtime.Firing;
import org.songwalker.runtime.Heap;
import org.songwalker.runtime.Interpreter;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.Routine;
import org.songwalker.runtime.time.TransportState;

/** The firings of a slot: started by keys, ended by keys, gone when program and voices are (language reference 9.2 to 9.6). Audio thread. */
@AudioThread
final class Firings {
    private static final double TIMEOUT_SECONDS = 60;
    private static final int PEDAL = 64;
    private static final int SOUND_OFF = 120;
    private static final int NOTES_OFF = 123;
    private final Slot slot;
    private final VoicePool pool;
    private final TraceRing trace;
    private final TransportState transport;
    private final SlotHost host;
    private final Interpreter interpreter;
    private final double idleGapBeats;
    private final Context[] active;
    private final @Nullable InstalledProgram[] homes;
    private int activeCount;
    private @Nullable Context latest;
    private long nextSerial;
    private long quietSince;
    private long seed;
    private long droppedFirings;

    Firings(Slot slot, EngineSettings settings, VoicePool pool, TraceRing trace, TransportState transport, SlotHost host) {
        this.slot = slot;
        this.pool = pool;
        this.trace = trace;
        this.transport = transport;
        this.host = host;
        this.interpreter = new Interpreter(host);
        this.idleGapBeats = settings.idleGapBeats();
        this.seed = settings.seed();
        this.active = new Context[2 * settings.firings()];
        this.homes = new InstalledProgram[2 * settings.firings()];
    }

    void seed(long next) {
        seed = next;
    }

    /** Note-ons that found neither a program nor a free context. */
    long dropped() {
        return droppedFirings;
    }

    int count() {
        return activeCount;
    }

    // ---- messages

    /** A channel message at the present frame; {@code beat} is where it falls on the transport. */
    void message(long word, double beat) {
        int channel = Midi.channel(word);
        int data = Midi.data2(word);
        switch (Midi.kind(word)) {
            case Midi.NOTE_ON -> {
                if (data > 0) {
                    noteOn(channel, Midi.data1(word), data, beat);
                } else {
                    noteOff(channel, Midi.data1(word));
                }
            }
            case Midi.NOTE_OFF -> noteOff(channel, Midi.data1(word));
            case Midi.CONTROL -> control(channel, Midi.data1(word), data, beat);
            case Midi.PITCH_BEND -> {
                slot.channels.bend(channel, Midi.data1(word) | data << 7);
                handlers(Routine.Kind.PITCH_BEND, -1, channel, beat, null);
            }
            default -> { }
        }
    }

    private void control(int channel, int number, int value, double beat) {
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
            default -> { }
        }
        handlers(Routine.Kind.CC, number, channel, beat, null);
    }

    private void noteOn(int channel, int key, int velocity, double beat) {
        InstalledProgram program = slot.program();
        if (program == null) {
            droppedFirings++;
            return;
        }
        Context context = acquire(program, beat);
        if (context == null) {
            droppedFirings++;
            return;
        }
        Firing firing = context.firing;
        firing.slot = slot.index;
        firing.serial = nextSerial++;
        firing.originBeat = beat;
        firing.startFrame = slot.now();
        firing.note = key;
        firing.velocity = velocity / 127.0;
        firing.channel = channel + 1;
        firing.seed(seed);
        context.begin(gapPassed(beat) ? null : latest, transport.rate());
        homes[activeCount] = program;
        active[activeCount++] = context;
        latest = context;
        interpreter.start(firing, slot.now());
    }

    /** Whether more than the idle gap has passed since the last voice became silent, with no key down. */
    private boolean gapPassed(double beat) {
        if (pool.sounding(slot.index) > 0) {
            return false;
        }
        for (int i = 0; i < activeCount; i++) {
            if (active[i].firing.gate) {
                return false;
            }
        }
        return beat - transport.beat(quietSince) > idleGapBeats;
    }

    private @Nullable Context acquire(InstalledProgram program, double beat) {
        Context free = activeCount < active.length ? program.freeContext() : null;
        if (free != null) {
            return free;
        }
        for (int i = 0; i < activeCount; i++) {
            if (!active[i].firing.gate && homes[i] == program) {
                Context victim = active[i];
                poolFault(Fault.POOL_STOLEN, program, beat);
                interpreter.abort(victim.firing);
                drop(i);
                return victim;
            }
        }
        poolFault(Fault.POOL_EMPTY, program, beat);
        return null;
    }

    private void poolFault(Fault fault, InstalledProgram program, double beat) {
        trace.at(slot.index, nextSerial, slot.now(), beat, 1, 1);
        trace.fault(fault, program.contextCount(), "firings of this slot");
    }

    private void noteOff(int channel, int key) {
        for (int i = 0; i < activeCount; i++) {
            Firing firing = active[i].firing;
            if (firing.gate && firing.note == key && firing.channel == channel + 1) {
                end(active[i]);
                return;
            }
        }
    }

    /** The key of a firing goes up: gate, loops, voices, handlers, in this order. */
    private void end(Context context) {
        Firing firing = context.firing;
        context.noteOff = slot.now();
        quietSince = slot.now();
        interpreter.noteOff(firing, slot.now());
        boolean pedal = slot.channels.pedal(firing.channel - 1);
        for (int i = pool.first(); i >= 0; i = pool.next(i)) {
            if (pool.isHead(i) && pool.slot(i) == slot.index && pool.firing(i) == firing.serial && pool.gated(i) && pool.untilNoteOff(i)) {
                letGo(i, pedal);
            }
        }
        handlers(Routine.Kind.NOTE_OFF, -1, firing.channel - 1, transport.beat(slot.now()), firing);
    }

    private void letGo(int voice, boolean pedal) {
        if (pool.extendedTo(voice) > slot.now()) {
            pool.gateEnd(voice, pool.extendedTo(voice));
        } else if (pedal) {
            pool.pedalHeld(voice, true);
        } else {
            pool.release(voice, slot.now());
        }
    }

    private void pedalUp(int channel) {
        for (int i = pool.first(); i >= 0; i = pool.next(i)) {
            if (pool.isHead(i) && pool.slot(i) == slot.index && pool.channel(i) == channel && pool.pedalHeld(i)) {
                pool.pedalHeld(i, false);
                pool.release(i, slot.now());
            }
        }
    }

    private void allNotesOff(int channel) {
        for (int i = 0; i < activeCount; i++) {
            if (active[i].firing.gate && active[i].firing.channel == channel + 1) {
                end(active[i]);
            }
        }
    }

    private void stopVoices(int channel) {
        for (int i = pool.first(); i >= 0; i = pool.next(i)) {
            if (pool.isHead(i) && pool.slot(i) == slot.index && pool.channel(i) == channel) {
                pool.stop(i, slot.now());
            }
        }
    }

    /** All keys go up: the transport stops, a file has ended. */
    void releaseAll() {
        for (int i = 0; i < activeCount; i++) {
            if (active[i].firing.gate) {
                end(active[i]);
            }
        }
        for (int i = pool.first(); i >= 0; i = pool.next(i)) {
            if (pool.isHead(i) && pool.slot(i) == slot.index && pool.pedalHeld(i)) {
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
                Context scope = latest != null ? latest : program.nobody;
                trace.at(slot.index, scope.firing.serial, slot.now(), beat, line(program, handler), column(program, handler));
                trace.handler(handler.name());
                host.handlerChannel = channel;
                interpreter.handle(program.handlerStrand, handler, ending != null ? ending : scope.firing, scope.firing, slot.now());
                host.handlerChannel = -1;
            }
        }
    }

    private static int line(InstalledProgram program, Routine handler) {
        return program.program.sourceMap().line(handler.entry());
    }

    private static int column(InstalledProgram program, Routine handler) {
        return program.program.sourceMap().column(handler.entry());
    }

    // ---- time

    /** Frame at which the next strand goes on. */
    long nextDue() {
        long due = Long.MAX_VALUE;
        for (int i = 0; i < activeCount; i++) {
            due = Math.min(due, active[i].firing.nextDue());
        }
        return due;
    }

    /** Lets every strand go on whose frame has come, older firings first. */
    void runDue(long now) {
        for (int i = 0; i < activeCount; i++) {
            if (active[i].firing.nextDue() <= now) {
                interpreter.runDue(active[i].firing, now);
            }
        }
    }

    /** The tempo has changed. */
    void reschedule(long now) {
        for (int i = 0; i < activeCount; i++) {
            active[i].firing.reschedule(now);
        }
    }

    /** Ends what has run too long after its key, and frees what has finished; once per slice. */
    void housekeep(long now) {
        for (int i = activeCount - 1; i >= 0; i--) {
            Context context = active[i];
            if (!context.firing.gate && !context.firing.idle() && now - context.noteOff > TIMEOUT_SECONDS * transport.rate()) {
                trace.at(slot.index, context.firing.serial, now, transport.beat(now), context.firing.main.line(), context.firing.main.column());
                trace.fault(Fault.TIMED_OUT, TIMEOUT_SECONDS, null);
                interpreter.abort(context.firing);
            }
            if (context != latest && context.firing.idle()) {
                context.forget();
            }
            if (context != latest && context.readers == 0 && context.finished()) {
                drop(i);
            }
        }
    }

    private void drop(int place) {
        Context context = active[place];
        context.forget();
        for (int i = 0; i < activeCount; i++) {
            if (active[i].previous == context) {
                active[i].forget();
            }
        }
        context.live = false;
        if (context == latest) {
            latest = null;
        }
        activeCount--;
        for (int i = place; i < activeCount; i++) {
            active[i] = active[i + 1];
            homes[i] = homes[i + 1];
        }
        homes[activeCount] = null;
    }

    /** A voice of a firing has finished or changed its owner. */
    void voiceGone(long serial) {
        for (int i = 0; i < activeCount; i++) {
            if (active[i].firing.serial == serial) {
                active[i].voices--;
                return;
            }
        }
    }

    /** All voices of a firing that has one less; the slot may have become silent at a frame. */
    void voiceFinished(long serial, long frame) {
        voiceGone(serial);
        quietSince = Math.max(quietSince, frame);
    }

    /** Whether a key is down or a program still runs. */
    boolean busy() {
        for (int i = 0; i < activeCount; i++) {
            if (active[i].firing.gate || !active[i].firing.idle()) {
                return true;
            }
        }
        return false;
    }

    void abortAll() {
        for (int i = 0; i < activeCount; i++) {
            active[i].firing.gate = false;
            active[i].noteOff = slot.now();
            interpreter.abort(active[i].firing);
        }
    }

    // ---- lookups

    Context context(Firing firing) {
        Context newest = latest;
        if (newest != null && newest.firing == firing) {
            return newest;
        }
        for (int i = activeCount - 1; i >= 0; i--) {
            if (active[i].firing == firing) {
                return active[i];
            }
        }
        return java.util.Objects.requireNonNull(slot.program()).nobody;
    }

    /** The installation of a program: the present one, or an older one whose firings still run. */
    @Nullable InstalledProgram home(Program program) {
        InstalledProgram present = slot.program();
        if (present != null && present.program == program) {
            return present;
        }
        for (int i = 0; i < activeCount; i++) {
            InstalledProgram home = homes[i];
            if (home != null && home.program == program) {
                return home;
            }
        }
        return present;
    }

    void mark(Heap roots) {
        for (int i = 0; i < activeCount; i++) {
            active[i].mark(roots);
        }
        InstalledProgram present = slot.program();
        if (present != null) {
            present.nobody.mark(roots);
            present.handlerStrand.mark(roots);
        }
    }
}
