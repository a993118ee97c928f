// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** The preference page about typing programs. UI thread. */
public final class TypingPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    public TypingPage() {
        super(GRID);
    }

    @Override
    public void init(IWorkbench workbench) {
        setDescription("Nothing is inserted that you neither type nor choose, but for what these say.");
        var store = new ScopedPreferenceStore(InstanceScope.INSTANCE, TypingChoices.NODE);
        store.setDefault(TypingChoices.PAIRS, true);
        store.setDefault(TypingChoices.OPENS, true);
        store.setDefault(TypingChoices.ENTER, true);
        setPreferenceStore(store);
    }

    @Override
    protected void createFieldEditors() {
        addField(new BooleanFieldEditor(TypingChoices.PAIRS, "&Close brackets and quotes, and indent after Enter", getFieldEditorParent()));
        addField(new BooleanFieldEditor(TypingChoices.OPENS, "&Open proposals while typing (Ctrl+Space always does)",
                getFieldEditorParent()));
        addField(new BooleanFieldEditor(TypingChoices.ENTER,
                "&Enter accepts a proposal that completes the word (Tab always does, and Enter one that you moved to)",
                getFieldEditorParent()));
    }
}
