// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.trace.TraceRing;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.runtime.Fault;
import org.songwalker.runtime.Firing;
import org.songwalker.runtime.Heap;
import org.songwalker.runtime.Interpreter;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.time.TransportState;

/**
 * The contexts of a slot that are in use, in the order of their starts: who is {@code song}, who may go, who must. A context stays until
 * its program has ended, its key is up, its voices are silent, and no other firing reads it as {@code song}. Audio thread.
 */
@AudioThread
public final class FiringPool {
    private static final double TIMEOUT_SECONDS = 60;
    private final Slot slot;
    private final VoicePool pool;
    private final TraceRing trace;
    private final TransportState transport;
    private final Interpreter interpreter;
    private final double idleGapBeats;
    private final Context[] active;
    private final @Nullable InstalledProgram[] homes;
    private int activeCount;
    private @Nullable Context latest;
    private long nextSerial;
    private long quietSince;
    /** The interpreter's calls when the two below were looked up. */
    private long callsSeen;
    /** When the next strand goes on, as long as nothing has stirred since it was looked up. */
    private long due;
    private boolean dueKnown;
    /** Whether housekeeping would find nothing to do, as long as nothing stirs. */
    private boolean calm;

    FiringPool(Slot slot, SlotSettings settings, VoicePool pool, TraceRing trace, TransportState transport, Interpreter interpreter) {
        this.slot = slot;
        this.pool = pool;
        this.trace = trace;
        this.transport = transport;
        this.interpreter = interpreter;
        this.idleGapBeats = settings.idleGapBeats();
        this.active = new Context[2 * settings.firings()];
        this.homes = new InstalledProgram[2 * settings.firings()];
    }

    public int count() {
        return activeCount;
    }

    /** A context by its place, older ones first. */
    Context at(int place) {
        return active[place];
    }

    /** The firing that started last, null before the first. */
    @Nullable
    Context latest() {
        return latest;
    }

    /** Dues and ends have to be looked up anew. */
    private void stirred() {
        dueKnown = false;
        calm = false;
    }

    /** Notices that a program has run or a key has ended: neither happens without the interpreter. */
    private void watchInterpreter() {
        if (callsSeen != interpreter.calls()) {
            callsSeen = interpreter.calls();
            stirred();
        }
    }

    /** Frame at which the next strand goes on; {@link Long#MAX_VALUE} where none waits. */
    long nextDue() {
        watchInterpreter();
        if (!dueKnown) {
            due = Long.MAX_VALUE;
            for (int i = 0; i < activeCount; i++) {
                due = Math.min(due, active[i].firing.nextDue());
            }
            dueKnown = true;
        }
        return due;
    }

    /** Takes a fresh context in, whose firing has its event; it gets its number and its {@code song}. */
    void admit(Context context, InstalledProgram program) {
        context.firing.serial = nextSerial++;
        context.begin(gapPassed(context.firing.originBeat) ? null : latest, transport.rate(), slot.tuningHz);
        stirred();
        homes[activeCount] = program;
        active[activeCount++] = context;
        latest = context;
    }

    /** The tempo has changed: computes anew when strands go on, none before {@code now}. */
    void reschedule(long now) {
        for (int i = 0; i < activeCount; i++) {
            active[i].firing.reschedule(now);
        }
        stirred();
    }

    /** A key went up at a frame. */
    void keyUp(long frame) {
        quietSince = Math.max(quietSince, frame);
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

    /** A context for a new firing: a free one, else that of the oldest released firing; null where there is neither. */
    @Nullable
    Context acquire(InstalledProgram program, double beat) {
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

    /** Ends what has run too long after its key, and frees what has finished; to be called once per slice. */
    void housekeep(long now) {
        watchInterpreter();
        if (calm) {
            return;
        }
        calm = true;
        for (int i = activeCount - 1; i >= 0; i--) {
            Context context = active[i];
            boolean runsOn = !context.firing.gate && !context.firing.idle();
            if (runsOn && now - context.noteOff > TIMEOUT_SECONDS * transport.rate()) {
                trace.at(slot.index, context.firing.serial, now, transport.beat(now), context.firing.main.line(),
                        context.firing.main.column());
                trace.fault(Fault.TIMED_OUT, TIMEOUT_SECONDS, null);
                interpreter.abort(context.firing);
            }
            calm &= !runsOn;
            if (context != latest && context.firing.idle()) {
                calm &= context.previous == null;
                context.forget();
            }
            if (context != latest && context.readers == 0 && context.finished()) {
                drop(i);
            }
        }
    }

    private void drop(int place) {
        Context context = active[place];
        stirred();
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
                calm = false;
                return;
            }
        }
    }

    /** All voices of a firing that has one less; the slot may have become silent at a frame. */
    public void voiceFinished(long serial, long frame) {
        voiceGone(serial);
        quietSince = Math.max(quietSince, frame);
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
        return Objects.requireNonNull(slot.program()).nobody;
    }

    /** The installation of a program: the present one, or an older one whose firings still run. */
    @Nullable
    InstalledProgram home(Program program) {
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
