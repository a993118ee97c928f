// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.unsaved;

/** An editor that is no text editor and can take back a text that it had not saved. UI thread. */
public interface Recoverable {
    /** Shows a text as one change that is not saved yet; false where the text is none of this editor's, which then stays as it is. */
    boolean recover(String text);
}
