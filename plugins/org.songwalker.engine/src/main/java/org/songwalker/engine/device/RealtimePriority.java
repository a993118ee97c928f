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
 * Asks the system to schedule the calling thread before all threads that are not real-time, as audio programs do. Otherwise a garbage
 * collector or compiler thread on the same processor may finish its time slice first, which is several buffers long. May be made by any
 * thread; the constructor does everything that allocates.
 *
 * <p>
 * Linux: {@code sched_setscheduler(2)} with {@code SCHED_FIFO}, granted to root and if {@code ulimit -r} allows the priority, as it does
 * for Debian's group {@code audio} once JACK is set up. On other systems, and if it is refused, the thread keeps its priority. The system
 * limits a real-time thread that never waits to 95 % of a processor, so that the machine stays usable.
 */
public final class RealtimePriority {
    private static final int SCHED_FIFO = 1;
    /** Threads that the real-time thread starts are ordinary. */
    private static final int SCHED_RESET_ON_FORK = 0x4000_0000;
    /** Of 1 to 99; below the priorities of drivers and sound servers. */
    private static final int PRIORITY = 20;
    private static final int CALLER = 0;
    /** A thread number that does not exist: the system refuses. */
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

    /** Asks for the calling thread, once, before it renders. True if granted; never throws. */
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
