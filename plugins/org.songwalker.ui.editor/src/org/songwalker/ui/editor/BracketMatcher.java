// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import org.eclipse.jface.text.source.DefaultCharacterPairMatcher;

/** Highlights the bracket that matches the one at the caret. */
public final class BracketMatcher extends DefaultCharacterPairMatcher {
    public BracketMatcher() {
        super(new char[] {'(', ')', '[', ']', '{', '}'});
    }
}
