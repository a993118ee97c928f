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
 * The contexts of a slot that are in use, in the order of their starts. Decides which firing the next one reads as {@code song}, and which
 * contexts can be reused: a context stays until its program has ended, its key is up, its voices are silent, and no other firing reads it
 * as {@code song}. Audio thread.
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
    /** The interpreter's call count at which {@link #due} and {@link #calm} were last computed. */
    private long callsSeen;
    /** Frame at which the next strand is due; valid while {@link #dueKnown}. */
    private long due;
    private boolean dueKnown;
    /** True if housekeeping would find nothing to do; reset by every change. */
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

    /** A context by its index, oldest first. */
    Context at(int place) {
        return active[place];
    }

    /** The firing that started last, null before the first. */
    @Nullable
    Context latest() {
        return latest;
    }

    /** The next firing reads no {@code song}. */
    void forgetLatest() {
        latest = null;
        changed();
    }

    /** Something has changed: due frame and ends must be computed again. */
    private void changed() {
        dueKnown = false;
        calm = false;
    }

    /** Detects that a program has run or a key has ended; both need a call of the interpreter. */
    private void watchInterpreter() {
        if (callsSeen != interpreter.calls()) {
            callsSeen = interpreter.calls();
            changed();
        }
    }

    /** Frame at which the next strand is due; {@link Long#MAX_VALUE} if none waits. */
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

    /** Adds a context whose firing has its event; gives it its number and the firing that it reads as {@code song}. */
    void admit(Context context, InstalledProgram program) {
        context.firing.serial = nextSerial++;
        context.begin(gapPassed(context.firing.originBeat) ? null : latest, transport.rate(), slot.tuningHz);
        changed();
        homes[activeCount] = program;
        active[activeCount++] = context;
        latest = context;
    }

    /** The tempo has changed: recomputes when strands are due, none before {@code now}. */
    void reschedule(long now) {
        for (int i = 0; i < activeCount; i++) {
            active[i].firing.reschedule(now);
        }
        changed();
    }

    /** A key was released at this frame. */
    void keyUp(long frame) {
        quietSince = Math.max(quietSince, frame);
    }

    /** True if more than the idle gap has passed since the last voice became silent, and no key is down. */
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

    /** A context for a new firing: a free one, else that of the oldest released firing, which is aborted; null if there is neither. */
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
        trace.at(slot.index, nextSerial, slot.now(), beat, "", 1, 1);
        trace.fault(fault, program.contextCount(), "firings of this slot");
    }

    /** Aborts firings that have run for 60 s after their note-off and frees finished contexts. Once per slice. */
    void housekeep(long now) {
        watchInterpreter();
        if (calm) {
            return;
        }
        calm = true;
        for (int i = activeCount - 1; i >= 0; i--) {
            Context context = active[i];
            boolean stillRuns = !context.firing.gate && !context.firing.idle();
            if (stillRuns && !playsOn(context) && now - released(context) > TIMEOUT_SECONDS * transport.rate()) {
                trace.at(slot.index, context.firing.serial, now, transport.beat(now), context.firing.main.file(),
                        context.firing.main.line(), context.firing.main.column());
                trace.fault(Fault.TIMED_OUT, TIMEOUT_SECONDS, null);
                interpreter.abort(context.firing);
            }
            calm &= !stillRuns;
            if (context != latest && context.firing.idle()) {
                calm &= context.previous == null;
                context.forget();
            }
            if (context != latest && context.readers == 0 && context.finished()) {
                drop(i);
            }
        }
    }

    /** True while keys are down that the firing plays although its own is up. */
    private boolean playsOn(Context context) {
        return context.firing.program.readsHeld() && slot.held.count() > 0;
    }

    /** Frame from which on the firing has no key. */
    private long released(Context context) {
        return context.firing.program.readsHeld() ? Math.max(context.noteOff, slot.held.released()) : context.noteOff;
    }

    private void drop(int place) {
        Context context = active[place];
        changed();
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

    /** A voice of this firing has finished or has been adopted by another. */
    void voiceGone(long serial) {
        for (int i = 0; i < activeCount; i++) {
            if (active[i].firing.serial == serial) {
                active[i].voices--;
                calm = false;
                return;
            }
        }
    }

    /** A voice of this firing has finished; the slot may have become silent at this frame. */
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

    /**
     * The installation of a program: the current one, or an older one whose firings still run; the current one if the program is unknown.
     */
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
