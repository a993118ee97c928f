// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolKind;

/** The {@link Outline} in the form of the protocol. */
final class Symbols {
    private Symbols() {}

    static List<DocumentSymbol> of(SourceText text) {
        return Outline.of(text.text()).stream().filter(entry -> !entry.name().isBlank()).map(entry -> symbol(entry, text)).toList();
    }

    private static DocumentSymbol symbol(Outline.Entry entry, SourceText text) {
        return new DocumentSymbol(entry.name(), switch (entry.kind()) {
            case TRACK, FUNCTION -> SymbolKind.Function;
            case HANDLER -> SymbolKind.Event;
            case CONSTANT -> SymbolKind.Constant;
            case VARIABLE -> SymbolKind.Variable;
        }, text.range(entry.from(), entry.end()), text.range(entry.offset(), entry.offset() + entry.length()));
    }
}
