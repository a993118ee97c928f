// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.unsaved;

/** An editor other than a text editor that can restore its unsaved state from a text. UI thread. */
public interface Recoverable {
    /**
     * Shows the state that the text describes, as one unsaved change. Returns false and changes nothing if the editor cannot read the text.
     */
    boolean recover(String text);
}
