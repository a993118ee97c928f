// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.ring.RingCursor;

/** A ring of applied commands, from the audio thread (producer) to the log's reader (consumer). A full ring drops and counts. */
final class LogRing {
    private final RingCursor cursor;
    private final long[] frames;
    private final long[] words;
    private final double[] beats;
    private final @Nullable Command[] commands;

    LogRing(int capacity) {
        cursor = new RingCursor(capacity);
        int size = cursor.size();
        frames = new long[size];
        words = new long[size];
        beats = new double[size];
        commands = new Command[size];
    }

    @AudioThread
    void write(long frame, @Nullable Command command, long word, double beat) {
        int i = cursor.claim();
        if (i < 0) {
            return;
        }
        frames[i] = frame;
        commands[i] = command;
        words[i] = word;
        beats[i] = beat;
        cursor.publish();
    }

    /** Appends the entries before frame {@code before}. Consumer. */
    void drain(List<CommandLog.Entry> to, long before) {
        long end = cursor.head();
        long k = cursor.tail();
        for (; k < end && frames[cursor.row(k)] < before; k++) {
            int i = cursor.row(k);
            Command command = commands[i];
            to.add(new CommandLog.Entry(frames[i], command != null ? command : new Command.Message(words[i], beats[i])));
            commands[i] = null;
        }
        cursor.free(k);
    }

    long dropped() {
        return cursor.dropped();
    }
}
