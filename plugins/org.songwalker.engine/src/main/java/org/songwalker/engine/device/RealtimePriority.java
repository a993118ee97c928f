// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Asks the system to run the calling thread ahead of all that is not real-time, as audio programs do: otherwise a collector or a compiler
 * that is busy on the same processor is let finish its share of time first, which is several buffers long.
 *
 * <p>Linux: {@code sched_setscheduler(2)}, {@code SCHED_FIFO}, granted to root and where {@code ulimit -r} allows the priority, as Debian's
 * group {@code audio} has it once JACK is set up. Elsewhere, and where it is refused, the thread stays what it is. A thread that never
 * waits is held to 95 % of a processor by the system, so that the machine can still be used.
 */
public final class RealtimePriority {
    private static final int SCHED_FIFO = 1;
    /** Threads that this one starts are ordinary again. */
    private static final int SCHED_RESET_ON_FORK = 0x4000_0000;
    /** Below what drivers and sound servers use, of 1 to 99. */
    private static final int PRIORITY = 20;

    private RealtimePriority() { }

    /** Asks for the calling thread, once, before it renders: this allocates. Returns whether it was granted; never throws. */
    @SuppressWarnings("restricted") // one call of the C library with a signature that POSIX fixes
    public static boolean ask() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MethodHandle schedule = linker.downcallHandle(linker.defaultLookup().findOrThrow("sched_setscheduler"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            MemorySegment parameters = arena.allocateFrom(ValueLayout.JAVA_INT, PRIORITY);
            return (int) schedule.invokeExact(0, SCHED_FIFO | SCHED_RESET_ON_FORK, parameters) == 0;
        } catch (Throwable e) { // a virtual machine without native access, a C library without the call: both only mean no
            return false;
        }
    }
}
