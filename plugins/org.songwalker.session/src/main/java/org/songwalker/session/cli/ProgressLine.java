// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.util.Locale;
import org.songwalker.session.RenderJob;

/** Shows the rendered seconds on one line of the terminal, if there is one. Stops the job if its thread is interrupted. */
final class ProgressLine implements RenderJob.Progress {
    private static final long STEP_NANOS = 200_000_000;
    private final Common common;
    private final int rate;
    private final boolean shown;
    private long last;
    private boolean written;

    ProgressLine(Common common, int rate) {
        this.common = common;
        this.rate = rate;
        this.shown = !common.quiet && System.console() != null && System.console().isTerminal();
        this.last = System.nanoTime();
    }

    /** For work without frames. */
    ProgressLine(Common common) {
        this(common, 1);
    }

    /** Shows how many presets are done; false if the thread is interrupted. */
    boolean presets(int done, int of) {
        if (shown && System.nanoTime() - last > STEP_NANOS) {
            last = System.nanoTime();
            written = true;
            common.err().printf(Locale.ROOT, "\r%d of %d ", done, of);
            common.err().flush();
        }
        return !Thread.currentThread().isInterrupted();
    }

    @Override
    public boolean go(long frames) {
        if (shown && System.nanoTime() - last > STEP_NANOS) {
            last = System.nanoTime();
            written = true;
            common.err().printf(Locale.ROOT, "\r%.1f s ", (double) frames / rate);
            common.err().flush();
        }
        return !Thread.currentThread().isInterrupted();
    }

    void end() {
        if (written) {
            common.err().print("\r            \r");
            common.err().flush();
        }
    }
}
