// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.messages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the moment. A message that was said is shown for some seconds, a condition as long as it holds; the newest of either kind
 * is shown, and messages come before conditions. Any thread may call; listeners are called on the thread that changes something.
 */
public final class Notices {
    private static final long SHORTEST_MILLIS = 6_000;
    private static final long MILLIS_PER_CHARACTER = 60;
    private static final long LONGEST_MILLIS = 20_000;

    private final LongSupplier clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    /** Conditions by their cause, the newest last. */
    private final LinkedHashMap<String, Notice> standing = new LinkedHashMap<>();
    private @Nullable Notice passing;
    private long passedAt;

    public Notices() {
        this(() -> System.nanoTime() / 1_000_000);
    }

    /** @param clock gives milliseconds */
    public Notices(LongSupplier clock) {
        this.clock = clock;
    }

    /** Has a listener called after each change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** How long a message is shown: longer ones take longer to read. */
    static long millis(String sentence) {
        return Math.min(LONGEST_MILLIS, SHORTEST_MILLIS + MILLIS_PER_CHARACTER * sentence.length());
    }

    /** Shows a message for some seconds. */
    public void say(Notice notice) {
        synchronized (this) {
            passing = notice;
            passedAt = clock.getAsLong() + millis(notice.sentence());
        }
        listeners.forEach(Runnable::run);
    }

    /** Shows a condition until it is over; it replaces the notice of the same cause. */
    public void stand(String cause, Notice notice) {
        synchronized (this) {
            Notice old = standing.get(cause);
            if (old != null && old.sentence().equals(notice.sentence()) && old.details().equals(notice.details())) {
                return;
            }
            standing.remove(cause);
            standing.put(cause, notice);
        }
        listeners.forEach(Runnable::run);
    }

    /** The condition of this cause, if it held, holds no more. */
    public void over(String cause) {
        synchronized (this) {
            if (standing.remove(cause) == null) {
                return;
            }
        }
        listeners.forEach(Runnable::run);
    }

    /** The message that is shown now; null if there is none. Conditions are not among them. */
    public synchronized @Nullable Notice passing() {
        if (passing != null && clock.getAsLong() >= passedAt) {
            passing = null;
        }
        return passing;
    }

    /** The newest condition; null if none holds. */
    public synchronized @Nullable Notice standing() {
        return standing.isEmpty() ? null : standing.lastEntry().getValue();
    }

    /** Milliseconds until the message of now goes; 0 if there is none. */
    public synchronized long left() {
        return passing() == null ? 0 : passedAt - clock.getAsLong();
    }
}
