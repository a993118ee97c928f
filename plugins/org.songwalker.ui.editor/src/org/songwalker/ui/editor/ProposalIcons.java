// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.swt.graphics.Image;
import org.songwalker.ui.Icons;

/** The icons of proposals by their kind. UI thread. */
final class ProposalIcons {
    private ProposalIcons() {}

    /** A new image for a kind; the caller disposes of it. */
    static Image of(CompletionItemKind kind) {
        return Icons.descriptor(switch (kind) {
            case Keyword -> "keyword";
            case Function -> "function";
            case Property -> "member";
            case Value -> "preset";
            case EnumMember -> "constant";
            case Snippet -> "snippet";
            case Event -> "handler";
            default -> "variable";
        }).createImage();
    }
}
