// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.texteditor.MarkerAnnotation;

/**
 * The problems of an editor's text where they stand now: those of the compiler, and the faults of the program while it played. UI thread.
 */
final class LineProblems {
    /** A problem and the text that it concerns. */
    record Problem(IMarker marker, int offset, int length) {
        private int rank() {
            return marker.getAttribute(IMarker.SEVERITY, IMarker.SEVERITY_INFO);
        }
    }

    private LineProblems() {}

    /** The problems that concern the character at an offset, the worst first. */
    static List<Problem> at(ITextViewer viewer, int offset) {
        return find(viewer, position -> position.getOffset() <= offset && offset <= position.getOffset() + position.getLength());
    }

    /** The problems of the line that an offset is in, the worst first. */
    static List<Problem> onLine(ITextViewer viewer, int offset) {
        try {
            IRegion line = viewer.getDocument().getLineInformationOfOffset(offset);
            int end = line.getOffset() + line.getLength();
            return find(viewer,
                    position -> position.getOffset() <= end && position.getOffset() + Math.max(1, position.getLength()) > line.getOffset());
        } catch (BadLocationException e) {
            return List.of(); // the text has become shorter
        }
    }

    private static List<Problem> find(ITextViewer viewer, Predicate<Position> there) {
        IAnnotationModel model = viewer instanceof ISourceViewer source ? source.getAnnotationModel() : null;
        List<Problem> found = new ArrayList<>();
        if (model == null) {
            return found;
        }
        for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
            Annotation annotation = all.next();
            Position position = model.getPosition(annotation);
            if (annotation instanceof MarkerAnnotation marked && position != null && !position.isDeleted() && there.test(position)
                    && problem(marked.getMarker())) {
                found.add(new Problem(marked.getMarker(), position.getOffset(), position.getLength()));
            }
        }
        found.sort(Comparator.comparingInt(Problem::rank).reversed().thenComparingInt(Problem::offset));
        return found;
    }

    private static boolean problem(IMarker marker) {
        try {
            return marker.exists() && marker.isSubtypeOf(IMarker.PROBLEM);
        } catch (CoreException e) {
            return false; // deleted meanwhile
        }
    }
}
