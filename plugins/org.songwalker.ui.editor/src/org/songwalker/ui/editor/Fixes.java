// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.ILog;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.SwIssue;
import org.songwalker.ui.studio.StudioService;

/**
 * Edits that the compiler knows against a problem. A diagnostic carries none of them, so the text of a program with problems is checked once more,
 * in the background thread that makes its markers; the edits stand in the markers, where the menus may ask for them at once.
 */
final class Fixes {
    private static final String ATTRIBUTE = "org.songwalker.ui.editor.fix";
    private static final char BETWEEN = '\u0000';
    private @Nullable CompletableFuture<SwCompiler> compiler;

    /** Makes the compiler where the other ones are made, with the presets at hand. */
    synchronized void with(StudioService studio) {
        compiler = studio.catalog().thenCompose(catalog -> studio.background(() -> new SwCompiler(catalog)));
    }

    /** What is wrong with a text, with its edits; empty before the presets are known. A compiler is asked by one thread at a time. */
    synchronized List<SwIssue> of(String text) {
        CompletableFuture<SwCompiler> ready = compiler;
        if (ready == null || !ready.isDone()) {
            return List.of();
        }
        try {
            return ready.get().check(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            ILog.of(Fixes.class).error("There are no quick fixes; the Studio's next start tries again.", e.getCause());
            compiler = null;
        }
        return List.of();
    }

    /** The attribute of a marker for the edits of the issue at its place; null without one. */
    static @Nullable String attribute(List<SwIssue> issues, int line, int column, String code) {
        for (SwIssue issue : issues) {
            if (issue.line() == line && issue.column() == column && issue.code().name().equals(code) && !issue.fixes().isEmpty()) {
                List<String> parts = new ArrayList<>();
                for (SwIssue.Fix fix : issue.fixes()) {
                    parts.addAll(List.of(fix.title(), Integer.toString(fix.offset()), Integer.toString(fix.length()), fix.replacement()));
                }
                return String.join(Character.toString(BETWEEN), parts);
            }
        }
        return null;
    }

    static String attributeName() {
        return ATTRIBUTE;
    }

    /** The edits that stand in a marker. */
    static List<SwIssue.Fix> in(IMarker marker) {
        String[] parts = marker.getAttribute(ATTRIBUTE, "").split(Character.toString(BETWEEN), -1);
        List<SwIssue.Fix> fixes = new ArrayList<>();
        for (int i = 0; i + 3 < parts.length; i += 4) {
            fixes.add(new SwIssue.Fix(parts[i], Integer.parseInt(parts[i + 1]), Integer.parseInt(parts[i + 2]), parts[i + 3]));
        }
        return fixes;
    }
}
