// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.Ids;

/** Gives the Outline view a page for editors of programs. */
public final class OutlineAdapter implements IAdapterFactory {
    @Override
    public <T> @Nullable T getAdapter(Object object, Class<T> type) {
        if (type == IContentOutlinePage.class && object instanceof ITextEditor editor) {
            IFile file = Adapters.adapt(editor.getEditorInput(), IFile.class);
            if (file != null && Ids.PROGRAM.equals(file.getFileExtension())) {
                return type.cast(new OutlinePage(editor));
            }
        }
        return null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[] {IContentOutlinePage.class};
    }
}
