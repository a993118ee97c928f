// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.ide.Outline;
import org.songwalker.ui.Icons;

/**
 * Lists tracks, handlers and declarations. Updates a quarter of a second after the last edit; a selected entry selects its text in the
 * editor. UI thread.
 */
final class OutlinePage extends ContentOutlinePage implements IDocumentListener {
    private static final int DELAY_MILLIS = 250;
    private static final Object[] NOTHING = new Object[0];
    private final ITextEditor editor;
    private @Nullable IDocument document;
    private final Runnable update = this::update;
    private List<Outline.Entry> shown = List.of();

    OutlinePage(ITextEditor editor) {
        this.editor = editor;
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        TreeViewer tree = getTreeViewer();
        LocalResourceManager resources = new LocalResourceManager(JFaceResources.getResources(), tree.getControl());
        Map<Outline.Kind, Image> images = new EnumMap<>(Outline.Kind.class);
        images.put(Outline.Kind.FUNCTION, resources.create(Icons.descriptor("function")));
        images.put(Outline.Kind.TRACK, resources.create(Icons.descriptor("track")));
        images.put(Outline.Kind.HANDLER, resources.create(Icons.descriptor("handler")));
        images.put(Outline.Kind.CONSTANT, resources.create(Icons.descriptor("constant")));
        images.put(Outline.Kind.VARIABLE, resources.create(Icons.descriptor("variable")));
        tree.getTree().addListener(SWT.Selection, this::select);
        tree.setContentProvider(new Entries());
        tree.setLabelProvider(new LabelProvider() {
            @Override
            public String getText(Object element) {
                return ((Outline.Entry) element).name();
            }

            @Override
            public Image getImage(Object element) {
                return images.get(((Outline.Entry) element).kind());
            }
        });
        document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        if (document != null) {
            document.addDocumentListener(this);
            update();
        }
    }

    private void update() {
        IDocument text = document;
        TreeViewer tree = getTreeViewer();
        if (text != null && tree != null && !tree.getControl().isDisposed()) {
            List<Outline.Entry> entries = Outline.of(text.get());
            if (!entries.equals(shown)) {
                shown = entries;
                tree.setInput(entries);
            }
        }
    }

    /** Follows the user only: the tree sends this event for clicks and keys, not when its content is replaced. */
    private void select(Event event) {
        if (event.item != null && event.item.getData() instanceof Outline.Entry entry) {
            editor.selectAndReveal(entry.offset(), entry.length());
        }
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {}

    @Override
    public void documentChanged(DocumentEvent event) {
        if (getControl() != null && !getControl().isDisposed()) {
            getControl().getDisplay().timerExec(DELAY_MILLIS, update);
        }
    }

    @Override
    public void dispose() {
        if (document != null) {
            document.removeDocumentListener(this);
        }
        super.dispose();
    }

    /** Presents a flat list as a tree. */
    private static final class Entries implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return input instanceof List<?> list ? list.toArray() : NOTHING;
        }

        @Override
        public Object[] getChildren(Object parent) {
            return NOTHING;
        }

        @Override
        public @Nullable Object getParent(Object element) {
            return null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return false;
        }
    }
}
