// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import org.eclipse.ui.dialogs.PreferencesUtil;
import org.songwalker.session.live.LiveSession;
import org.songwalker.ui.messages.Conditions;
import org.songwalker.ui.preferences.Choices;

/**
 * What the message bar offers to do, with the choices of the user.
 *
 * @param live the session that plays
 */
record Remedies(LiveSession live) implements Conditions.Remedies {
    @Override
    public void connect() {
        live.background(() -> live.devices(Choices.audio()));
    }

    @Override
    public void openLibraries() {
        live.libraries(Choices.libraries());
    }

    @Override
    public void chooseLibraries() {
        PreferencesUtil.createPreferenceDialogOn(null, "org.songwalker.ui.preferences.library", null, null).open();
    }
}
