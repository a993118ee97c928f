// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.messages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to the user.
 *
 * @param warning  true if something is not as the user wants it
 * @param sentence what the bar shows
 * @param details  what the sentence sums up, one line each; empty if it says everything
 * @param deed     what can be done about it; null if there is nothing to do
 */
public record Notice(boolean warning, String sentence, List<String> details, @Nullable Deed deed) {

    /**
     * What a click does.
     *
     * @param label names the action
     * @param work  does it; UI thread, must not take time
     */
    public record Deed(String label, Runnable work) {}

    public Notice {
        details = List.copyOf(details);
    }

    /** A sentence that says everything. */
    public static Notice of(String sentence) {
        return new Notice(false, sentence, List.of(), null);
    }
}
