// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.wizards;

import java.util.List;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.Ids;

/** Creates a session with an empty rack. */
public final class NewSessionWizard extends NewTextWizard {
    public NewSessionWizard() {
        super("New Session", "A rack of slots, each with a program, and how they are mixed.", "session", Ids.SESSION);
    }

    @Override
    protected String text(String name) {
        return SessionJson.write(SessionFile.of(List.of()));
    }
}
