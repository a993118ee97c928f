// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.ui.texteditor.AbstractMarkerAnnotationModel;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.ide.SwServer;
import org.songwalker.ui.studio.MemoryShortage;

/**
 * Turns the diagnostics of the language server into markers, unless the document has changed since. Markers are updated in place, so that a
 * selection in Problems and an open menu of fixes stay valid. Marks files that are not open too ({@link WorkspaceCheck}). Called on the
 * server's thread; workspace jobs change the markers.
 */
final class ProblemMarkers implements SwServer.Listener {
    /** Type of the markers. */
    static final String TYPE = "org.songwalker.ui.editor.problem";

    /** Knows the latest version of each open document. */
    interface Versions {
        /** True if the document is open and this is its latest version. */
        boolean current(URI document, int version);

        /** True if the document is open. */
        boolean open(URI document);
    }

    private final Versions versions;
    /** The diagnostics of one version. */
    private record Answer(int version, List<Diagnostic> diagnostics) {}

    /** The latest answer for each open document; jobs may run in any order, so each marks the latest. */
    private final Map<URI, Answer> last = new ConcurrentHashMap<>();

    ProblemMarkers(Versions versions) {
        this.versions = versions;
    }

    @Override
    public void diagnostics(URI document, int version, List<Diagnostic> diagnostics) {
        if (versions.current(document, version)) {
            last.put(document, new Answer(version, List.copyOf(diagnostics)));
            if (versions.current(document, version)) {
                schedule(document);
            } else {
                last.remove(document); // closed meanwhile, or a newer answer will come
            }
        }
    }

    @Override
    public void failed(URI document, Throwable problem) {
        if (MemoryShortage.caused(problem)) {
            MemoryShortage.report(problem);
        } else {
            SwServer.Listener.super.failed(document, problem);
        }
    }

    /** Forgets the answer for a document that was closed; its markers stay. Any thread. */
    void forget(URI document) {
        last.remove(document);
    }

    /** The documents that have an answer. Any thread. */
    Set<URI> kept() {
        return Set.copyOf(last.keySet());
    }

    /** Marks what is wrong with the text of a file that is not open; nothing if it has been opened meanwhile. Any thread. */
    void closed(URI document, IFile file, int version, String text, List<Diagnostic> diagnostics) {
        schedule(file, () -> {
            if (!versions.open(document) && file.exists()) {
                mark(file, new Answer(version, diagnostics), new Document(text), null);
            }
        });
    }

    private void schedule(URI document) {
        for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(document)) {
            schedule(file, () -> {
                // Read under the rule for the file; otherwise an older answer could overwrite a newer one.
                Answer answer = last.get(document);
                if (answer != null && versions.current(document, answer.version()) && file.exists()) {
                    ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager()
                            .getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
                    AbstractMarkerAnnotationModel model = buffer != null
                            && buffer.getAnnotationModel() instanceof AbstractMarkerAnnotationModel shown ? shown : null;
                    mark(file, answer, buffer == null ? null : buffer.getDocument(), model);
                }
            });
        }
    }

    /** Changes the markers of a file. */
    private interface Change {
        void run() throws CoreException;
    }

    private static void schedule(IFile file, Change change) {
        WorkspaceJob job = new WorkspaceJob("Marking problems") {
            @Override
            public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
                file.getWorkspace().run(m -> change.run(), file, IWorkspace.AVOID_UPDATE, null);
                return Status.OK_STATUS;
            }
        };
        job.setSystem(true);
        job.setRule(file.getWorkspace().getRuleFactory().markerRule(file));
        job.schedule();
    }

    /** Makes the markers of a file agree with an answer: moves those that match a diagnostic, creates missing ones, deletes the rest. */
    private static void mark(IFile file, Answer answer, @Nullable IDocument document, @Nullable AbstractMarkerAnnotationModel model)
            throws CoreException {
        List<IMarker> there = new ArrayList<>(List.of(file.findMarkers(TYPE, false, IResource.DEPTH_ZERO)));
        for (Diagnostic diagnostic : answer.diagnostics()) {
            Map<String, Object> attributes = attributes(diagnostic, answer.version(), document);
            IMarker same = same(there, attributes, model);
            if (same == null) {
                file.createMarker(TYPE, attributes);
            } else {
                there.remove(same);
                if (!attributes.equals(same.getAttributes()) || !inPlace(same, attributes, model)) {
                    same.setAttributes(attributes);
                }
            }
        }
        for (IMarker gone : there) {
            gone.delete();
        }
    }

    private static Map<String, Object> attributes(Diagnostic diagnostic, int version, @Nullable IDocument document) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(IMarker.MESSAGE, message(diagnostic));
        attributes.put(IMarker.LINE_NUMBER, diagnostic.getRange().getStart().getLine() + 1);
        attributes.put(IMarker.SEVERITY, switch (diagnostic.getSeverity()) {
            case Error -> IMarker.SEVERITY_ERROR;
            case Warning -> IMarker.SEVERITY_WARNING;
            case Information, Hint -> IMarker.SEVERITY_INFO;
        });
        Fixes.put(diagnostic, version, attributes);
        if (document != null) {
            place(document, diagnostic, attributes);
        }
        return attributes;
    }

    /**
     * Of the markers with the same message and severity, the one nearest to the new line; null if there is none. Ignores a marker whose
     * text was deleted, because the platform deletes that marker with the next save.
     */
    private static @Nullable IMarker same(List<IMarker> there, Map<String, Object> attributes,
            @Nullable AbstractMarkerAnnotationModel model) {
        int line = (int) attributes.get(IMarker.LINE_NUMBER);
        return there.stream()
                .filter(marker -> attributes.get(IMarker.MESSAGE).equals(marker.getAttribute(IMarker.MESSAGE, ""))
                        && attributes.get(IMarker.SEVERITY).equals(marker.getAttribute(IMarker.SEVERITY, -1)) && alive(marker, model))
                .min(Comparator.comparingInt(marker -> Math.abs(line - marker.getAttribute(IMarker.LINE_NUMBER, 0))))
                .orElse(null);
    }

    private static boolean alive(IMarker marker, @Nullable AbstractMarkerAnnotationModel model) {
        Position position = model == null ? null : model.getMarkerPosition(marker);
        return model == null || position != null && !position.isDeleted();
    }

    /** True if the editor shows a marker where its attributes say; edits since the last answer may have moved it. */
    private static boolean inPlace(IMarker marker, Map<String, Object> attributes, @Nullable AbstractMarkerAnnotationModel model) {
        Position position = model == null ? null : model.getMarkerPosition(marker);
        return position == null || Integer.valueOf(position.getOffset()).equals(attributes.get(IMarker.CHAR_START))
                && Integer.valueOf(position.getOffset() + position.getLength()).equals(attributes.get(IMarker.CHAR_END));
    }

    private static String message(Diagnostic diagnostic) {
        String text = diagnostic.getMessage().isLeft() ? diagnostic.getMessage().getLeft() : diagnostic.getMessage().getRight().getValue();
        return diagnostic.getCode() == null ? text : diagnostic.getCode().get() + " " + text;
    }

    /** Adds the range of characters for the squiggle; at least one character, so that it is visible. */
    private static void place(IDocument document, Diagnostic diagnostic, Map<String, Object> attributes) {
        try {
            int from = offset(document, diagnostic.getRange().getStart());
            int end = Math.max(from, offset(document, diagnostic.getRange().getEnd()));
            attributes.put(IMarker.CHAR_START, Math.min(from, Math.max(0, document.getLength() - 1)));
            attributes.put(IMarker.CHAR_END,
                    Math.max(Math.min(from, Math.max(0, document.getLength() - 1)) + Math.min(1, document.getLength()), end));
        } catch (BadLocationException e) {
            attributes.remove(IMarker.CHAR_START); // the text has changed since; the line number has to do until the next answer
        }
    }

    private static int offset(IDocument document, org.eclipse.lsp4j.Position position) throws BadLocationException {
        int line = Math.min(position.getLine(), document.getNumberOfLines() - 1);
        return Math.min(document.getLength(), document.getLineOffset(line) + position.getCharacter());
    }
}
