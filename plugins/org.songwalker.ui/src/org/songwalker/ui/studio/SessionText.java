// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.nio.file.Path;
import java.util.Objects;
import org.songwalker.session.Session;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;

/** Reads session files for the Studio. One that names programs or a MIDI file outside its folder is refused, as on the command line. */
public final class SessionText {
    private SessionText() {}

    /**
     * Reads a session file. Any thread; reads the disk.
     *
     * @throws OutsideException if it cannot be read, is not right, or names files outside its folder
     */
    public static SessionFile read(Path file) throws OutsideException {
        return parse(file, Session.readText(file));
    }

    /** The same for a text that belongs to a file. */
    public static SessionFile parse(Path file, String text) throws OutsideException {
        SessionFile session = SessionJson.parse(file.getFileName().toString(), text);
        Session.requireInside(session, Objects.requireNonNull(file.toAbsolutePath().getParent()));
        return session;
    }
}
