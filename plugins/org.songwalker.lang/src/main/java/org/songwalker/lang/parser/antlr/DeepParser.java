// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.parser.antlr;

import java.util.concurrent.atomic.AtomicReference;
import org.antlr.runtime.CharStream;
import org.eclipse.xtext.nodemodel.impl.NodeModelBuilder;
import org.eclipse.xtext.parser.IParseResult;

/**
 * The generated parser with room to recurse: one level of brackets costs it some forty frames, so texts that nest deeply are parsed on a
 * thread with a stack for {@code Brackets.MAX_DEPTH} levels, whatever the caller's stack.
 */
public class DeepParser extends SongParser {
    private static final int SHALLOW = 32;
    private static final long STACK_BYTES = 256L << 20;

    @Override
    protected IParseResult doParse(String ruleName, CharStream in, NodeModelBuilder builder, int initialLookAhead) {
        if (depth(in) <= SHALLOW) {
            return super.doParse(ruleName, in, builder, initialLookAhead);
        }
        AtomicReference<IParseResult> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> {
            try {
                result.set(super.doParse(ruleName, in, builder, initialLookAhead));
            } catch (RuntimeException | Error e) {
                failure.set(e);
            }
        }, "deep parser", STACK_BYTES);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the parser failed", failure.get());
        }
        return result.get();
    }

    /** Upper bound of the nesting: open brackets, and everything that recurses without one. */
    private static int depth(CharStream in) {
        String text = in.size() == 0 ? "" : in.substring(0, in.size() - 1);
        int open = 0;
        int deepest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[' || c == '{') {
                open++;
            } else if (c == ')' || c == ']' || c == '}') {
                open = Math.max(0, open - 1);
            }
            boolean recurses = c == '?' || c == '-' || c == '!' || c == '+' || text.startsWith("else", i) || text.startsWith("if", i)
                    || text.startsWith("while", i) || text.startsWith("for", i);
            run = c == '\n' ? 0 : recurses ? run + 1 : run;
            deepest = Math.max(deepest, open + run);
        }
        return deepest;
    }
}
