// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/** Sends what the language libraries log to the Error Log; without an appender they would print a complaint to the terminal. Any thread. */
final class LanguageLog extends AppenderSkeleton {
    private LanguageLog() {}

    /** Attaches the appender. Call it once, before the first program is parsed. */
    static void follow() {
        Logger root = Logger.getRootLogger();
        root.setLevel(Level.WARN);
        root.addAppender(new LanguageLog());
    }

    @Override
    protected void append(LoggingEvent event) {
        boolean error = event.getLevel().isGreaterOrEqual(Level.ERROR);
        Throwable cause = event.getThrowableInformation() == null ? null : event.getThrowableInformation().getThrowable();
        ILog.of(LanguageLog.class)
                .log(new Status(error ? IStatus.ERROR : IStatus.WARNING, LanguageLog.class, event.getRenderedMessage(), cause));
    }

    @Override
    public void close() {}

    @Override
    public boolean requiresLayout() {
        return false;
    }
}
