// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

/** Identifiers that plugin.xml and code share. */
public final class Ids {
    public static final String BUNDLE = "org.songwalker.ui";
    public static final String COMPOSE = "org.songwalker.ui.compose";
    public static final String KEYBOARD_VIEW = "org.songwalker.ui.keyboard";
    public static final String METERS_VIEW = "org.songwalker.ui.meters";
    public static final String PLAY = "org.songwalker.ui.play";
    public static final String PLAY_RACK = "org.songwalker.ui.playRack";
    public static final String PLAY_STOP = "org.songwalker.ui.playStop";
    public static final String STOP = "org.songwalker.ui.stop";
    public static final String WELCOME = "org.songwalker.ui.welcomePage";
    public static final String IMPORT_MIDI = "org.songwalker.ui.importMidi";
    public static final String EXPORT_WAV = "org.songwalker.ui.exportWav";
    public static final String PANIC = "org.songwalker.ui.panic";
    /** The context whose keys apply only while neither a text nor a button has the focus. */
    public static final String NO_TEXT_CONTEXT = "org.songwalker.ui.noText";
    /** Key of data that a control sets if Space does something in it, so that Space does not play while it has the focus. */
    public static final String TAKES_SPACE = "org.songwalker.ui.takesSpace";
    /** File extension of programs. */
    public static final String PROGRAM = "sw";
    /** File extension of sessions. */
    public static final String SESSION = "swsession";
    public static final String PROJECT_EXAMPLES = "Examples";

    private Ids() {}
}
