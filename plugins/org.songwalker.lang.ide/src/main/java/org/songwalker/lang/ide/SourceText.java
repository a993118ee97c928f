// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.Arrays;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * The text of a document with its lines, which end with LF, CR LF or CR as in the protocol. Lines and columns count from 0, columns in
 * UTF-16 units. Any position has an offset: a line after the last is the end of the text, a column after the end of its line is that end,
 * and what is negative counts as 0. Immutable.
 */
final class SourceText {
    private final String text;
    private final int[] starts;

    SourceText(String text) {
        this.text = text;
        int[] found = new int[64];
        int count = 1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r' && !text.startsWith("\n", at + 1)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = at + 1;
            }
        }
        starts = Arrays.copyOf(found, count);
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    int offset(Position position) {
        if (position.getLine() < 0) {
            return 0;
        }
        if (position.getLine() >= starts.length) {
            return text.length();
        }
        int start = starts[position.getLine()];
        return start + Math.clamp(position.getCharacter(), 0, end(position.getLine()) - start);
    }

    /** Offset of the characters that end a line, or of the end of the text. */
    private int end(int line) {
        if (line + 1 == starts.length) {
            return text.length();
        }
        int end = starts[line + 1] - 1;
        return end > starts[line] && text.charAt(end) == '\n' && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** The position of an offset; between CR and LF it is that of the CR. */
    Position position(int offset) {
        int at = Math.clamp(offset, 0, text.length());
        int found = Arrays.binarySearch(starts, at);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line, Math.min(at, end(line)) - starts[line]);
    }

    Range range(int from, int end) {
        return new Range(position(from), position(end));
    }

    /** This text with a range replaced. The ends of the range may come in either order. */
    SourceText with(Range range, String replacement) {
        int one = offset(range.getStart());
        int other = offset(range.getEnd());
        return new SourceText(text.substring(0, Math.min(one, other)) + replacement + text.substring(Math.max(one, other)));
    }
}
