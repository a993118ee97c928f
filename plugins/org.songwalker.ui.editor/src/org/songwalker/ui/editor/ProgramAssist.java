// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;

/**
 * Proposals from the language server. The generic editor asks on a background thread, which waits for the answer up to five seconds or
 * until the next request cancels this one. Some commands ask on the UI thread; there it waits at most 50 ms.
 */
public final class ProgramAssist implements IContentAssistProcessor {
    private static final long WAIT_MILLIS = 5_000;
    private static final long UI_WAIT_MILLIS = 50;
    private @Nullable String error;

    @Override
    public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
        error = null;
        IDocument document = viewer.getDocument();
        Language language = PlatformUI.getWorkbench().getService(Language.class);
        URI uri = language == null ? null : language.uriOf(document);
        if (uri == null) {
            return new ICompletionProposal[0];
        }
        try {
            int line = document.getLineOfOffset(offset);
            List<CompletionItem> items = language.complete(uri, line, offset - document.getLineOffset(line))
                    .get(Display.getCurrent() == null ? WAIT_MILLIS : UI_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            List<ICompletionProposal> proposals = new ArrayList<>();
            for (CompletionItem item : items) {
                proposals.add(proposal(document, item, offset));
            }
            return proposals.toArray(ICompletionProposal[]::new);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof CancellationException)) {
                error = "The language server gives no proposals; save the file and open it again.";
            }
        } catch (TimeoutException e) {
            error = "The language server is busy; try again in a moment.";
        } catch (CancellationException | BadLocationException e) {
            error = null; // a newer request or a newer text has made this one pointless
        }
        return new ICompletionProposal[0];
    }

    private static ICompletionProposal proposal(IDocument document, CompletionItem item, int offset) throws BadLocationException {
        TextEdit edit = item.getTextEdit().getLeft();
        int from = document.getLineOffset(edit.getRange().getStart().getLine()) + edit.getRange().getStart().getCharacter();
        String detail = item.getDetail() == null || item.getDetail().isEmpty() ? "" : "  " + item.getDetail();
        return new CompletionProposal(edit.getNewText(), from, offset - from, edit.getNewText().length(), null, item.getLabel() + detail,
                null, null);
    }

    @Override
    public IContextInformation @Nullable [] computeContextInformation(ITextViewer viewer, int offset) {
        return null;
    }

    @Override
    public char[] getCompletionProposalAutoActivationCharacters() {
        return new char[] {'.', '"', '/'};
    }

    @Override
    public char @Nullable [] getContextInformationAutoActivationCharacters() {
        return null;
    }

    @Override
    public @Nullable String getErrorMessage() {
        return error;
    }

    @Override
    public @Nullable IContextInformationValidator getContextInformationValidator() {
        return null;
    }
}
