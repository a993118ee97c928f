// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import org.eclipse.core.runtime.ILog;
import org.songwalker.session.live.LiveListener;
import org.songwalker.session.live.LiveSession;

/**
 * The Studio's one live session, for every view and command: {@code window.getService(StudioService.class).live()}. The component runtime
 * makes it when the first part asks for it and ends it with the Studio. What plays, and which thread may call, is said in
 * {@link LiveSession}; here are only its ties to the workbench: {@link ConsoleLog} shows what it says, {@link FaultMarkers} what went wrong
 * while a program played.
 */
public final class StudioService {
    private final LiveSession live = new LiveSession();

    public StudioService() {
        live.addListener(new LiveListener() {
            @Override
            public void failed(String sentence, Throwable cause) {
                ILog.of(StudioService.class).error(sentence, cause);
            }
        });
    }

    /** The session. Any thread. */
    public LiveSession live() {
        return live;
    }

    /** Gives devices back. Called by the component runtime when the Studio ends. */
    void deactivate() {
        live.close();
    }
}
