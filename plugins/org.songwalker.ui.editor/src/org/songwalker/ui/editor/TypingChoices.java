// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;

/** What the user chose about typing. Any thread. */
final class TypingChoices {
    /** The node of the preferences. */
    static final String NODE = "org.songwalker.ui.editor";
    static final String PAIRS = "pairs";
    static final String OPENS = "proposalsOpen";
    static final String ENTER = "enterAccepts";

    private TypingChoices() {}

    /** True if brackets and quotes come in pairs and Enter indents. */
    static boolean pairs() {
        return node().getBoolean(PAIRS, true);
    }

    /** True if the list of proposals opens by itself. */
    static boolean opens() {
        return node().getBoolean(OPENS, true);
    }

    /** True if Enter accepts a proposal that completes what is typed; otherwise only one that was moved to. */
    static boolean enter() {
        return node().getBoolean(ENTER, true);
    }

    static IEclipsePreferences node() {
        return InstanceScope.INSTANCE.getNode(NODE);
    }
}
