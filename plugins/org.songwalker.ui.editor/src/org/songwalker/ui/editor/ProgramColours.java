// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITypedRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.presentation.IPresentationDamager;
import org.eclipse.jface.text.presentation.IPresentationRepairer;
import org.eclipse.swt.custom.StyleRange;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.ide.Highlights;

/**
 * Colours a program by the tokens of the language's own scanner. An edit scans the whole text, because a quote or a comment may change
 * everything after it, but repaints only from the first token that differs to the last: painting costs far more than scanning. UI thread.
 */
final class ProgramColours implements IPresentationDamager, IPresentationRepairer {
    private final Supplier<Palette> palette;
    private @Nullable IDocument document;
    /** The spans that are shown. */
    private List<Highlights.Span> spans = List.of();
    private long stamp = IDocumentExtension4.UNKNOWN_MODIFICATION_STAMP;
    /** The last edit and the region that it changed: for a deletion the reconciler asks twice. */
    private @Nullable DocumentEvent edit;
    private IRegion changed = new Region(0, 0);

    ProgramColours(Supplier<Palette> palette) {
        this.palette = palette;
    }

    @Override
    public void setDocument(@Nullable IDocument newDocument) {
        document = newDocument;
        edit = null;
        spans = List.of();
        stamp = IDocumentExtension4.UNKNOWN_MODIFICATION_STAMP;
    }

    private List<Highlights.Span> spans() {
        IDocument text = document;
        long now = text instanceof IDocumentExtension4 counted ? counted.getModificationStamp()
                : IDocumentExtension4.UNKNOWN_MODIFICATION_STAMP;
        if (text == null) {
            spans = List.of();
        } else if (now != stamp || now == IDocumentExtension4.UNKNOWN_MODIFICATION_STAMP) {
            spans = Highlights.of(text.get());
            stamp = now;
        }
        return spans;
    }

    @Override
    public IRegion getDamageRegion(ITypedRegion partition, DocumentEvent event, boolean documentPartitioningChanged) {
        if (event != edit) {
            changed = changed(spans, spans(), event);
            edit = event;
        }
        return changed;
    }

    /** The region from the first character whose style changed to the last, which includes the edit. */
    private static IRegion changed(List<Highlights.Span> old, List<Highlights.Span> now, DocumentEvent event) {
        int inserted = event.getText() == null ? 0 : event.getText().length();
        int shift = inserted - event.getLength();
        int most = Math.min(old.size(), now.size());
        int head = 0;
        while (head < most && old.get(head).equals(now.get(head)) && end(old.get(head)) <= event.getOffset()) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && follows(old.get(old.size() - 1 - tail), now.get(now.size() - 1 - tail), shift)
                && old.get(old.size() - 1 - tail).offset() >= event.getOffset() + event.getLength()) {
            tail++;
        }
        int from = event.getOffset();
        int to = event.getOffset() + inserted;
        if (head < old.size() - tail) {
            from = Math.min(from, old.get(head).offset());
            to = Math.max(to, end(old.get(old.size() - 1 - tail)) + shift);
        }
        if (head < now.size() - tail) {
            from = Math.min(from, now.get(head).offset());
            to = Math.max(to, end(now.get(now.size() - 1 - tail)));
        }
        return new Region(from, Math.min(to, event.getDocument().getLength()) - from);
    }

    private static int end(Highlights.Span span) {
        return span.offset() + span.length();
    }

    private static boolean follows(Highlights.Span old, Highlights.Span now, int shift) {
        return old.style() == now.style() && old.length() == now.length() && old.offset() + shift == now.offset();
    }

    /** Sets a style for plain text too; otherwise text that is plain now would keep its former colour. */
    @Override
    public void createPresentation(TextPresentation presentation, ITypedRegion damage) {
        int at = damage.getOffset();
        int end = damage.getOffset() + damage.getLength();
        List<Highlights.Span> all = spans();
        for (int i = firstEndingAfter(all, at); i < all.size() && all.get(i).offset() < end; i++) {
            Highlights.Span span = all.get(i);
            int from = Math.max(at, span.offset());
            plain(presentation, at, from);
            at = Math.min(end, end(span));
            var attribute = palette.get().of(span.style());
            presentation.addStyleRange(new StyleRange(from, at - from, attribute.getForeground(), null, attribute.getStyle()));
        }
        plain(presentation, at, end);
    }

    private static void plain(TextPresentation presentation, int from, int to) {
        if (to > from) {
            presentation.addStyleRange(new StyleRange(from, to - from, null, null));
        }
    }

    /** Index of the first span that ends after an offset; the number of spans if there is none. */
    private static int firstEndingAfter(List<Highlights.Span> all, int offset) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end(all.get(middle)) <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
