// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.parser;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The open brackets of a text as the scanner walks it, and how deep its parser will have to recurse. */
final class Brackets {
    /** Deepest nesting that is read (L005). */
    static final int MAX_DEPTH = 256;

    /** What an open bracket encloses. */
    enum Kind {
        BLOCK, HEADER, FOR_HEADER, OTHER
    }

    /** One open bracket: its character, what it encloses, its line (from 0). */
    static final class Bracket {
        final char open;
        final Kind kind;
        final int line;
        /** True if it is the operand of a note value, as in {@code /(n)}. */
        final boolean noteValue;
        int pending;

        Bracket(char open, Kind kind, int line, boolean noteValue) {
            this.open = open;
            this.kind = kind;
            this.line = line;
            this.noteValue = noteValue;
        }

        boolean block() {
            return kind == Kind.BLOCK;
        }

        boolean header() {
            return kind == Kind.HEADER || kind == Kind.FOR_HEADER;
        }
    }

    private final ArrayDeque<Bracket> stack = new ArrayDeque<>();
    private final Bracket outside = new Bracket(' ', Kind.BLOCK, -1, false);
    private int pendingTotal;

    void push(char open, Kind kind, int line, boolean noteValue) {
        stack.push(new Bracket(open, kind, line, noteValue));
    }

    /** The innermost bracket; outside all of them a block. */
    Bracket top() {
        Bracket top = stack.peek();
        return top == null ? outside : top;
    }

    int depth() {
        return stack.size();
    }

    /** Counts a recursion of the parser without a bracket: {@code if}, {@code else}, {@code while}, {@code for}, {@code ?}. */
    void pending() {
        top().pending++;
        pendingTotal++;
    }

    /** Ends a statement or element, and with it what was pending in this bracket. */
    void settle() {
        pendingTotal -= top().pending;
        top().pending = 0;
    }

    boolean tooDeep(int more) {
        return stack.size() + pendingTotal + more > MAX_DEPTH;
    }

    /**
     * Closes the bracket a closing character belongs to: the innermost of its kind, not beyond the innermost block, with all that was left
     * open in it.
     *
     * @return the bracket that was closed, null if the character closes nothing
     */
    @Nullable
    Bracket close(char closing) {
        char open = closing == ')' ? '(' : closing == ']' ? '[' : '{';
        int found = -1;
        int level = 0;
        for (Bracket bracket : stack) {
            if (bracket.open == open) {
                found = level;
                break;
            }
            if (bracket.block()) {
                break;
            }
            level++;
        }
        if (found < 0) {
            return null;
        }
        Bracket closed = pop();
        for (int i = 0; i < found; i++) {
            closed = pop();
        }
        return closed;
    }

    private Bracket pop() {
        settle();
        return stack.pop();
    }

    /** Drops the open brackets inside the innermost block, because they were forgotten. */
    void dropToBlock() {
        while (!top().block()) {
            pop();
        }
    }

    /** True if all brackets inside the innermost block were opened on one line. */
    boolean allOpenedOn(int line) {
        for (Bracket bracket : stack) {
            if (bracket.block()) {
                return true;
            }
            if (bracket.line != line) {
                return false;
            }
        }
        return true;
    }
}
