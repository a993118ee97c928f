// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.parser.IParseResult;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.compile.UsedFiles;

/**
 * Completion in the form of the protocol; {@link Completion} decides what fits. The data of an item says where in its text the caret should
 * stand afterwards, if that is not its end.
 */
final class Proposals {
    private static final int MOST = 500;

    private Proposals() {}

    /** What may be written at a position; incomplete, so that the editor asks again, if more fits than is sent. */
    static CompletionList at(OpenDocument document, Position position, @Nullable IParseResult parsed, PresetCatalog catalog,
            UsedFiles files) {
        SourceText text = document.text();
        int caret = text.offset(position);
        List<Completion.Proposal> proposals = new Completion(text.text(), caret, parsed, catalog, files).proposals();
        List<CompletionItem> items = new ArrayList<>();
        for (Completion.Proposal proposal : proposals.subList(0, Math.min(proposals.size(), MOST))) {
            items.add(item(proposal, text, caret, items.size()));
        }
        return new CompletionList(proposals.size() > MOST, items);
    }

    private static CompletionItem item(Completion.Proposal proposal, SourceText text, int caret, int index) {
        CompletionItem item = new CompletionItem(proposal.label());
        item.setDetail(proposal.detail());
        if (!proposal.documentation().isEmpty()) {
            item.setDocumentation(proposal.documentation());
        }
        item.setKind(switch (proposal.kind()) {
            case KEYWORD -> CompletionItemKind.Keyword;
            case FUNCTION -> CompletionItemKind.Function;
            case HANDLER -> CompletionItemKind.Event;
            case MEMBER -> CompletionItemKind.Property;
            case NAME -> CompletionItemKind.Variable;
            case PRESET -> CompletionItemKind.Value;
            case SNIPPET -> CompletionItemKind.Snippet;
            case VALUE -> CompletionItemKind.EnumMember;
        });
        item.setSortText(String.format(Locale.ROOT, "%05d", index));
        item.setTextEdit(Either.forLeft(new TextEdit(text.range(proposal.from(), caret), proposal.text())));
        if (proposal.rest() < proposal.text().length()) {
            item.setData(proposal.rest());
        }
        return item;
    }
}
