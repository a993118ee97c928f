// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applied commands on their way to the log. Producer: the audio thread; consumer: one reader. A full ring counts what it drops. */
final class LogRing {
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle DROPPED;

    static {
        try {
            var lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(LogRing.class, "head", long.class);
            TAIL = lookup.findVarHandle(LogRing.class, "tail", long.class);
            DROPPED = lookup.findVarHandle(LogRing.class, "dropped", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int mask;
    private final long[] frames;
    private final long[] words;
    private final double[] beats;
    private final @Nullable Command[] commands;
    private long head;
    private long tail;
    private long dropped;
    private long seenTail;

    LogRing(int capacity) {
        int size = Integer.highestOneBit(capacity - 1) << 1;
        mask = size - 1;
        frames = new long[size];
        words = new long[size];
        beats = new double[size];
        commands = new Command[size];
    }

    @AudioThread
    void write(long frame, @Nullable Command command, long word, double beat) {
        if (head - seenTail > mask) {
            seenTail = (long) TAIL.getAcquire(this);
            if (head - seenTail > mask) {
                DROPPED.setRelease(this, dropped + 1);
                return;
            }
        }
        int i = (int) head & mask;
        frames[i] = frame;
        commands[i] = command;
        words[i] = word;
        beats[i] = beat;
        HEAD.setRelease(this, head + 1);
    }

    void drain(List<CommandLog.Entry> to) {
        long end = (long) HEAD.getAcquire(this);
        for (long k = tail; k < end; k++) {
            int i = (int) k & mask;
            Command command = commands[i];
            to.add(new CommandLog.Entry(frames[i], command != null ? command : new Command.Message(words[i], beats[i])));
            commands[i] = null;
        }
        TAIL.setRelease(this, end);
    }

    long dropped() {
        return (long) DROPPED.getAcquire(this);
    }
}
