// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.Arrays;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.BadPositionCategoryException;
import org.eclipse.jface.text.DefaultPositionUpdater;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;

/**
 * The closing brackets and quotes of a document that were put for the user and not typed yet. The document keeps their places, so they
 * follow its edits and end with their text. UI thread.
 */
record PutClosers(IDocument document) {
    private static final String CATEGORY = "org.songwalker.ui.editor.put";

    /** True if the character at an offset was put and not typed. */
    boolean at(int offset) {
        return Arrays.stream(positions()).anyMatch(position -> !position.isDeleted() && position.getOffset() == offset);
    }

    /** Remembers a character that was just put. */
    void add(int offset) {
        if (!document.containsPositionCategory(CATEGORY)) {
            document.addPositionCategory(CATEGORY);
            document.addPositionUpdater(new DefaultPositionUpdater(CATEGORY));
        }
        try {
            document.addPosition(CATEGORY, new Position(offset, 1));
        } catch (BadLocationException | BadPositionCategoryException e) {
            throw new IllegalStateException("a put character has a place in its document", e);
        }
    }

    /** Forgets the character at an offset, which was typed now. */
    void typed(int offset) {
        try {
            for (Position position : positions()) {
                if (position.getOffset() == offset) {
                    document.removePosition(CATEGORY, position);
                }
            }
        } catch (BadPositionCategoryException e) {
            throw new IllegalStateException("the category has positions", e);
        }
    }

    private Position[] positions() {
        try {
            return document.containsPositionCategory(CATEGORY) ? document.getPositions(CATEGORY) : new Position[0];
        } catch (BadPositionCategoryException e) {
            throw new IllegalStateException("the document has the category", e);
        }
    }
}
