// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.ring.AudioThread;

/**
 * Asks the system to run the calling thread ahead of all that is not real-time, as audio programs do: otherwise a collector or a compiler
 * that is busy on the same processor is let finish its share of time first, which is several buffers long. Made by any thread, where
 * everything is prepared that allocates.
 *
 * <p>
 * Linux: {@code sched_setscheduler(2)}, {@code SCHED_FIFO}, granted to root and where {@code ulimit -r} allows the priority, as Debian's
 * group {@code audio} has it once JACK is set up. Elsewhere, and where it is refused, the thread stays what it is. A thread that never
 * waits is held to 95 % of a processor by the system, so that the machine can still be used.
 */
public final class RealtimePriority {
    private static final int SCHED_FIFO = 1;
    /** Threads that this one starts are ordinary again. */
    private static final int SCHED_RESET_ON_FORK = 0x4000_0000;
    /** Below what drivers and sound servers use, of 1 to 99. */
    private static final int PRIORITY = 20;
    private static final int CALLER = 0;
    /** No thread has this number: the system refuses. */
    private static final int NOBODY = -1;

    private final @Nullable MethodHandle schedule;
    private final MemorySegment parameters;

    public RealtimePriority() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        parameters = linux ? Arena.ofAuto().allocateFrom(ValueLayout.JAVA_INT, PRIORITY) : MemorySegment.NULL;
        schedule = linux ? schedule() : null;
        ask(NOBODY); // the first call links the method handle, which allocates
    }

    @SuppressWarnings("restricted") // one call of the C library with a signature that POSIX fixes
    private static @Nullable MethodHandle schedule() {
        try {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow("sched_setscheduler"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        } catch (RuntimeException | LinkageError e) { // a virtual machine without native access, a C library without the call
            return null;
        }
    }

    /** Asks for the calling thread, once, before it renders. Returns whether it was granted; never throws. */
    @AudioThread
    public boolean ask() {
        return ask(CALLER);
    }

    private boolean ask(int thread) {
        if (schedule == null) {
            return false;
        }
        try {
            return (int) schedule.invokeExact(thread, SCHED_FIFO | SCHED_RESET_ON_FORK, parameters) == 0;
        } catch (Throwable e) { // declared by every method handle; this one only means no
            return false;
        }
    }
}
