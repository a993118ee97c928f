// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.List;
import java.util.Map;
import org.eclipse.core.resources.IMarker;
import org.eclipse.lsp4j.Diagnostic;
import org.songwalker.lang.issue.SwIssue;

/**
 * Stores the compiler's fixes for a problem in its marker, with the document version that they were made for. So menus can list the fixes
 * without asking the language server. Any thread.
 */
final class Fixes {
    private static final String ATTRIBUTE = "org.songwalker.ui.editor.fix";
    private static final String VERSION = "org.songwalker.ui.editor.version";
    private static final String BETWEEN = "\u0000";

    private Fixes() {}

    /** Adds the fixes of a diagnostic, if it has any, to the attributes of its marker. */
    static void put(Diagnostic diagnostic, int version, Map<String, Object> attributes) {
        if (diagnostic.getData() instanceof String[] data && data.length > 0) {
            attributes.put(ATTRIBUTE, String.join(BETWEEN, data));
            attributes.put(VERSION, version);
        }
    }

    /** The fixes in a marker; empty if it has none. */
    static List<SwIssue.Fix> in(IMarker marker) {
        return SwIssue.Fix.in(marker.getAttribute(ATTRIBUTE, "").split(BETWEEN, -1));
    }

    /** The document version that the fixes of a marker were made for, -1 if it has none. */
    static int version(IMarker marker) {
        return marker.getAttribute(VERSION, -1);
    }
}
