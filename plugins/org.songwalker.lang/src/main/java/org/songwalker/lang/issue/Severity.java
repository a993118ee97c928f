// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import java.util.Locale;

/** How serious an issue is. An error keeps a program from running. */
public enum Severity {
    ERROR, WARNING, INFO;

    /** The word in diagnostics. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
