// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import org.eclipse.core.runtime.ILog;
import org.songwalker.session.live.LiveListener;
import org.songwalker.session.live.LiveSession;
import org.songwalker.ui.messages.Notices;

/**
 * Gives every view and command the Studio's one live session: {@code window.getService(StudioService.class).live()}. The component runtime
 * creates this service when the first part asks for it and deactivates it when the Studio ends. {@link LiveSession} documents what comes
 * in, what plays and which threads may call. Back to the user go its messages through {@link ConsoleLog} and the {@link Notices} of the
 * message bar, the faults of playing programs through {@link FaultMarkers}, unexpected failures to the Error Log, and a lack of memory as a
 * sentence ({@link MemoryShortage}).
 */
public final class StudioService {
    private final LiveSession live = new LiveSession();
    private final Notices notices = new Notices();

    public StudioService() {
        live.addListener(new LiveListener() {
            @Override
            public void failed(String sentence, Throwable cause) {
                if (MemoryShortage.caused(cause)) {
                    MemoryShortage.report(cause);
                } else {
                    ILog.of(StudioService.class).error(sentence, cause);
                }
            }
        });
    }

    /** The live session, always the same one. Any thread. */
    public LiveSession live() {
        return live;
    }

    /** What the message bars of all windows show. Any thread. */
    public Notices notices() {
        return notices;
    }

    /** Closes the session and with it the devices. Called by the component runtime. */
    void deactivate() {
        live.close();
    }
}
