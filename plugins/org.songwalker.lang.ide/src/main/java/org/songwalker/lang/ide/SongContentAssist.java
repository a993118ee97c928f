// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.contentassist.ContentAssistService;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.songwalker.lang.CatalogHolder;

/** Completion in the form of the protocol; {@link Completion} decides what fits. */
public class SongContentAssist extends ContentAssistService {
    private static final int MOST_PROPOSALS = 500;
    private final CatalogHolder catalogs;

    @Inject
    public SongContentAssist(CatalogHolder catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public CompletionList createCompletionList(Document document, XtextResource resource, CompletionParams parameters,
            CancelIndicator cancel) {
        if (cancel.isCanceled()) {
            return new CompletionList();
        }
        int caret = document.getOffSet(parameters.getPosition());
        List<CompletionItem> items = new ArrayList<>();
        for (Completion.Proposal proposal : new Completion(document.getContents(), caret, resource.getParseResult(), catalogs.catalog())
                .proposals()) {
            if (items.size() == MOST_PROPOSALS) {
                break;
            }
            items.add(item(proposal, document, parameters.getPosition(), items.size()));
        }
        return new CompletionList(false, items);
    }

    private static CompletionItem item(Completion.Proposal proposal, Document document, Position caret, int index) {
        CompletionItem item = new CompletionItem(proposal.label());
        item.setDetail(proposal.detail());
        if (!proposal.documentation().isEmpty()) {
            item.setDocumentation(proposal.documentation());
        }
        item.setKind(switch (proposal.kind()) {
            case KEYWORD -> CompletionItemKind.Keyword;
            case FUNCTION -> CompletionItemKind.Function;
            case MEMBER -> CompletionItemKind.Property;
            case NAME -> CompletionItemKind.Variable;
            case PRESET, VALUE -> CompletionItemKind.Value;
        });
        item.setSortText(String.format(Locale.ROOT, "%05d", index));
        item.setTextEdit(Either.forLeft(new TextEdit(new Range(document.getPosition(proposal.from()), caret), proposal.text())));
        return item;
    }
}
