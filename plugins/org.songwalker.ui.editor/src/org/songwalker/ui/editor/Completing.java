// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRewriteTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension;
import org.eclipse.jface.text.TextUtilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.studio.StudioService;

/**
 * The proposals of one editor. Their list opens by itself only where it can help: after a dot, in the string of {@code loadPreset}, after
 * {@code on } and at the second letter of a word; Ctrl+Space opens it anywhere. The character that ends the word closes it. Tab accepts the
 * marked proposal. Enter accepts one that was moved to, or one that the typed word begins and that adds something to it; otherwise Enter is
 * a line feed. The language server answers on its own thread, so a list opens for the text as it is then, or not at all. UI thread.
 */
final class Completing {
    private static final Pattern PRESET = Pattern.compile("loadPreset[ \\t]*\\([ \\t]*([\"'])(?:(?!\\1)[^\\\\]|\\\\.)*$");
    private static final Pattern HANDLER = Pattern.compile("^[ \\t]*on $");
    private static final Pattern MEMBER = Pattern.compile("(?:[\\p{L}_$][\\p{L}\\p{N}_$]*|[\\])])\\.$");
    private static final Pattern SECOND_LETTER = Pattern.compile("(?<![\\p{L}\\p{N}_$])[\\p{L}_$][\\p{L}\\p{N}_$]$");
    /** No more characters before the caret decide: the patterns recurse. */
    private static final int FAR = 500;

    private final ITextViewer viewer;
    private final StyledText widget;
    private final ProposalList list;
    private List<CompletionItem> items = List.of();
    /** Where the word begins that is completed; the list is open while this is at least 0. */
    private int from = -1;
    /** True if the word is the name of a preset, which holds spaces and slashes. */
    private boolean preset;
    /** Where the word begins that a key wants the list for; -1 if none does. */
    private int wanted = -1;
    /** True if Escape closed the list of the preset's string that the caret is in. */
    private boolean dismissed;
    /** True if the user asked for the list by its key. */
    private boolean asked;
    /** The question to the language server that has no answer yet; answers to others are ignored. */
    private @Nullable CompletableFuture<?> pending;

    Completing(ITextViewer viewer) {
        this.viewer = viewer;
        widget = viewer.getTextWidget();
        list = new ProposalList(widget, this::accept);
        for (int type : new int[] {SWT.MouseDown, SWT.MouseVerticalWheel, SWT.Dispose}) {
            widget.addListener(type, event -> close());
        }
        widget.addListener(SWT.FocusOut, this::focusLost);
    }

    private void focusLost(Event event) {
        event.display.asyncExec(() -> { // the focus is nowhere while it moves
            if (widget.isDisposed() || elsewhere()) {
                close();
            }
        });
    }

    /** True if another control of the window has the focus; if the whole window has lost it, the list waits for the user's return. */
    private boolean elsewhere() {
        Control focus = widget.getDisplay().getFocusControl();
        return focus != null && focus != widget && !list.holds(focus);
    }

    /** Opens the list at the caret, wherever that is. */
    void open() {
        wanted = -1; // a key that was typed before may want it too, but this call tells the user if there is nothing
        asked = true;
        ask();
    }

    /** Handles a key that is for the list; false if the key is for the text. */
    boolean takes(VerifyEvent event) {
        if (!list.isOpen()) {
            if (event.keyCode == SWT.ESC || event.character == '\r') {
                forget();
            }
            return false;
        }
        boolean plain = (event.stateMask & SWT.MODIFIER_MASK) == 0;
        switch (event.keyCode) {
            case SWT.ESC -> {
                dismissed = preset;
                close();
                return true;
            }
            case SWT.ARROW_UP, SWT.ARROW_DOWN, SWT.PAGE_UP, SWT.PAGE_DOWN -> {
                if (!plain) {
                    close();
                    return false;
                }
                list.move(event.keyCode);
                return true;
            }
            case SWT.TAB -> {
                if (plain) {
                    accept();
                }
                return plain;
            }
            case SWT.CR, SWT.KEYPAD_CR, SWT.LF -> {
                boolean accepts = plain && current() && (list.moved() || completes());
                if (accepts) {
                    accept();
                } else {
                    close();
                }
                return accepts;
            }
            case SWT.ARROW_LEFT, SWT.ARROW_RIGHT, SWT.HOME, SWT.END -> close();
            default -> {}
        }
        return false;
    }

    /** True if Enter accepts the marked proposal without a move: the typed word is not one already, and begins it. */
    private boolean completes() {
        String word = word();
        CompletionItem marked = list.marked();
        return TypingChoices.enter() && !word.isEmpty() && marked != null && text(marked).startsWith(word)
                && items.stream().noneMatch(item -> text(item).equals(word));
    }

    /** True if the list shows what fits the text as it is now; a key may have changed the text a moment ago. */
    private boolean current() {
        narrow();
        return list.isOpen();
    }

    /**
     * A key was typed; its character may not be in the text yet. Keys may come faster than the list opens, so each key decides whether the
     * list opens for the word that it begins or continues.
     *
     * @param caret the caret before the key
     * @param line  the text of the line up to there
     */
    void typed(int caret, String line, char key) {
        String typed = line + key;
        boolean inPreset = PRESET.matcher(typed).find();
        dismissed &= inPreset;
        if (TypingChoices.opens() && !dismissed && opens(typed)) {
            wanted = SECOND_LETTER.matcher(typed).find() ? caret - 1 : caret + 1;
        }
        widget.getDisplay().asyncExec(this::follow);
    }

    private void follow() {
        if (widget.isDisposed() || viewer.getDocument() == null) {
            return;
        }
        int word = wanted;
        wanted = -1;
        if (from >= 0) {
            narrow();
        }
        if (from < 0 && word >= 0 && continues(word)) {
            asked = false;
            ask();
        } else if (from >= 0 && preset) {
            ask();
        }
    }

    /** True if the caret is still in the word, or in the preset's string, that begins at an offset. */
    private boolean continues(int word) {
        int caret = caret();
        try {
            return PRESET.matcher(before()).find()
                    || caret >= word && viewer.getDocument().get(word, caret - word).chars().allMatch(Character::isJavaIdentifierPart);
        } catch (BadLocationException e) {
            return false;
        }
    }

    /** The text of the line before the caret. */
    String before() {
        int caret = caret();
        IDocument document = viewer.getDocument();
        try {
            int start = Math.max(document.getLineInformationOfOffset(caret).getOffset(), caret - FAR);
            return document.get(start, caret - start);
        } catch (BadLocationException e) {
            return ""; // the caret is not in this text any more
        }
    }

    /** True if the list opens by itself after this text. */
    private static boolean opens(String before) {
        return SECOND_LETTER.matcher(before).find() || MEMBER.matcher(before).find() || PRESET.matcher(before).find()
                || HANDLER.matcher(before).find();
    }

    private int caret() {
        return viewer.getSelectedRange().x;
    }

    private void ask() {
        Language language = PlatformUI.getWorkbench().getService(Language.class);
        IDocument document = viewer.getDocument();
        URI uri = language == null ? null : language.uriOf(document);
        if (language == null || uri == null) {
            return;
        }
        try {
            int caret = caret();
            int line = document.getLineOfOffset(caret);
            int start = document.getLineOffset(line);
            var answer = language.complete(uri, line, caret - start);
            pending = answer;
            answer.whenComplete((found, problem) -> {
                if (!widget.isDisposed()) {
                    widget.getDisplay().asyncExec(() -> answered(answer, start, found, problem));
                }
            });
        } catch (BadLocationException e) {
            close(); // the caret is not in this text any more
        }
    }

    private void answered(CompletableFuture<?> question, int lineStart, @Nullable List<CompletionItem> found, @Nullable Throwable problem) {
        if (question != pending || widget.isDisposed() || elsewhere()) {
            return;
        }
        pending = null;
        Throwable cause = problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause != null && !(cause instanceof CancellationException)) {
            ILog.of(Completing.class).error("The language server gives no proposals; save the file and open it again.", cause);
        }
        if (found == null || found.isEmpty()) {
            boolean say = asked && cause == null;
            wordOver();
            if (say) {
                PlatformUI.getWorkbench().getService(StudioService.class).live().say("There is nothing to propose here.");
            }
            return;
        }
        items = found;
        from = lineStart + found.getFirst().getTextEdit().getLeft().getRange().getStart().getCharacter();
        preset = PRESET.matcher(before()).find();
        narrow();
    }

    /** What is typed of the word that is completed. */
    private String word() {
        try {
            return viewer.getDocument().get(from, caret() - from);
        } catch (BadLocationException e) {
            return "";
        }
    }

    /** Shows the proposals that still fit; closes the list if the word has ended or none fits. */
    private void narrow() {
        int caret = caret();
        if (caret < from || viewer.getSelectedRange().y > 0) {
            wordOver();
            return;
        }
        String word = word();
        boolean ended = preset ? !PRESET.matcher(before()).find() : !word.chars().allMatch(Character::isJavaIdentifierPart);
        boolean emptied = word.isEmpty() && !asked && !opens(before());
        String typed = word.toLowerCase(Locale.ROOT);
        List<CompletionItem> fit = ended || emptied ? List.of() : items.stream().filter(item -> fits(item, typed)).toList();
        if (fit.isEmpty() || !asked && fit.stream().allMatch(item -> text(item).equals(word))) {
            wordOver();
        } else {
            list.show(fit, from, caret, word);
        }
    }

    private boolean fits(CompletionItem item, String typed) {
        String text = item.getLabel().toLowerCase(Locale.ROOT);
        return preset ? text.contains(typed) : text.startsWith(typed);
    }

    private static String text(CompletionItem item) {
        return item.getTextEdit().getLeft().getNewText();
    }

    /** Writes the marked proposal in place of the word. */
    private void accept() {
        if (!current()) {
            return;
        }
        CompletionItem marked = list.marked();
        int start = from;
        int length = caret() - from;
        close();
        if (marked == null) {
            return;
        }
        String delimiter = TextUtilities.getDefaultLineDelimiter(viewer.getDocument());
        IRewriteTarget undo = ((ITextViewerExtension) viewer).getRewriteTarget();
        undo.beginCompoundChange();
        try {
            viewer.getDocument().replace(start, length, text(marked).replace("\n", delimiter));
        } catch (BadLocationException e) {
            throw new IllegalStateException("the word was found at this place", e);
        } finally {
            undo.endCompoundChange();
        }
        int rest = marked.getData() instanceof Integer caret ? caret : text(marked).length();
        viewer.setSelectedRange(start + text(marked).substring(0, rest).replace("\n", delimiter).length(), 0);
        widget.showSelection();
        widget.setFocus();
    }

    private void forget() {
        pending = null;
        wanted = -1;
        from = -1;
        items = List.of();
        asked = false;
        preset = false;
    }

    /** Closes the list because its word is over. A key typed since then may want it for what follows: {@code on} and then a blank. */
    private void wordOver() {
        int next = wanted;
        close();
        wanted = next;
    }

    private void close() {
        forget();
        list.close();
    }
}
