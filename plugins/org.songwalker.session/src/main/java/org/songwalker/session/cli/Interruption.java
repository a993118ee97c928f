// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

/**
 * Ends a call that is interrupted by Ctrl-C, a closed terminal or a request to terminate: interrupts the thread that works, gives it a
 * moment to close its files, and exits with 130 whatever the signal was. Registered as a shutdown hook.
 */
final class Interruption extends Thread {
    static final int EXIT_CODE = 130;
    private static final long PATIENCE_MILLIS = 2_000;
    private final Thread working;
    private boolean finished;
    private boolean requested;

    private Interruption(Thread working) {
        super("songwalker-interruption");
        this.working = working;
    }

    /** Watches the calling thread. */
    static Interruption watch() {
        Interruption watch = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(watch);
        return watch;
    }

    /** The work is done; false if it was interrupted before, so that the caller must not exit but return. */
    synchronized boolean finish() {
        finished = !requested;
        return finished;
    }

    @Override
    public void run() {
        synchronized (this) {
            if (finished) {
                return; // an exit in the usual way
            }
            requested = true;
        }
        working.interrupt();
        try {
            working.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            interrupt();
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
