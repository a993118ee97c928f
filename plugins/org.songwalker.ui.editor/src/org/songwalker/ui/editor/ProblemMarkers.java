// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Position;
import org.songwalker.lang.ide.SwServer;

/** Turns what the language server says into markers, where the document has not moved on meanwhile. Called on the server's thread. */
final class ProblemMarkers implements SwServer.Listener {
    /** Type of the markers. */
    static final String TYPE = "org.songwalker.ui.editor.problem";

    /** Whether a version of a document is the one that is being edited. */
    interface Versions {
        boolean current(URI document, int version);
    }

    private final Versions versions;
    /** The last answer for each open document; jobs end in any order, so each of them marks what came last. */
    private final Map<URI, List<Diagnostic>> last = new ConcurrentHashMap<>();

    ProblemMarkers(Versions versions) {
        this.versions = versions;
    }

    @Override
    public void diagnostics(URI document, int version, List<Diagnostic> diagnostics) {
        if (versions.current(document, version)) {
            last.put(document, List.copyOf(diagnostics));
            if (versions.current(document, version)) {
                schedule(document, version);
            } else {
                last.remove(document); // closed meanwhile, or another answer is on its way
            }
        }
    }

    /** A document was closed; its markers stay, and nothing of it is kept. Any thread. */
    void forget(URI document) {
        last.remove(document);
    }

    /** The documents whose last answer is kept. Any thread. */
    Set<URI> kept() {
        return Set.copyOf(last.keySet());
    }

    private void schedule(URI document, int version) {
        for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(document)) {
            WorkspaceJob job = new WorkspaceJob("Marking problems") {
                @Override
                public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
                    file.getWorkspace().run(m -> {
                        // Asked while nobody else marks this file, or an answer to a newer text could be overwritten by this one.
                        List<Diagnostic> answer = last.get(document);
                        if (answer != null && versions.current(document, version) && file.exists()) {
                            mark(file, answer);
                        }
                    }, file, IWorkspace.AVOID_UPDATE, null);
                    return Status.OK_STATUS;
                }
            };
            job.setSystem(true);
            job.setRule(file.getWorkspace().getRuleFactory().markerRule(file));
            job.schedule();
        }
    }

    private void mark(IFile file, List<Diagnostic> diagnostics) throws CoreException {
        ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
        file.deleteMarkers(TYPE, true, 0);
        for (Diagnostic diagnostic : diagnostics) {
            Map<String, Object> attributes = new HashMap<>();
            attributes.put(IMarker.MESSAGE, message(diagnostic));
            attributes.put(IMarker.LINE_NUMBER, diagnostic.getRange().getStart().getLine() + 1);
            attributes.put(IMarker.SEVERITY, switch (diagnostic.getSeverity()) {
                case Error -> IMarker.SEVERITY_ERROR;
                case Warning -> IMarker.SEVERITY_WARNING;
                case Information, Hint -> IMarker.SEVERITY_INFO;
            });
            Fixes.put(diagnostic, attributes);
            if (buffer != null) {
                place(buffer.getDocument(), diagnostic, attributes);
            }
            file.createMarker(TYPE, attributes);
        }
    }

    private static String message(Diagnostic diagnostic) {
        String text = diagnostic.getMessage().isLeft() ? diagnostic.getMessage().getLeft() : diagnostic.getMessage().getRight().getValue();
        return diagnostic.getCode() == null ? text : diagnostic.getCode().get() + " " + text;
    }

    /** Characters of the document, for the squiggle; at least one, so that it can be seen. */
    private static void place(IDocument document, Diagnostic diagnostic, Map<String, Object> attributes) {
        try {
            int from = offset(document, diagnostic.getRange().getStart());
            int end = Math.max(from, offset(document, diagnostic.getRange().getEnd()));
            attributes.put(IMarker.CHAR_START, Math.min(from, Math.max(0, document.getLength() - 1)));
            attributes.put(IMarker.CHAR_END,
                    Math.max(Math.min(from, Math.max(0, document.getLength() - 1)) + Math.min(1, document.getLength()), end));
        } catch (BadLocationException e) {
            attributes.remove(IMarker.CHAR_START); // the text has moved on; the line is right until the next answer comes
        }
    }

    private static int offset(IDocument document, Position position) throws BadLocationException {
        int line = Math.min(position.getLine(), document.getNumberOfLines() - 1);
        return Math.min(document.getLength(), document.getLineOffset(line) + position.getCharacter());
    }
}
