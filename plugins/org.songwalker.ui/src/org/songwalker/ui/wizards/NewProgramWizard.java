// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.wizards;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.songwalker.ui.Ids;

/** Creates a program from a {@link Template}, which sounds at once. */
public final class NewProgramWizard extends NewTextWizard {
    private Template chosen = Template.SLOT;

    public NewProgramWizard() {
        super("New Program", "A program in the SongWalker language.", "program", Ids.PROGRAM);
    }

    @Override
    protected void choices(Composite parent) {
        Group group = new Group(parent, SWT.NONE);
        group.setText("Begin with");
        GridLayoutFactory.swtDefaults().numColumns(1).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        for (Template template : Template.values()) {
            Button choice = new Button(group, SWT.RADIO);
            choice.setText(template.label());
            choice.setSelection(template == chosen);
            choice.addListener(SWT.Selection, event -> {
                if (choice.getSelection()) {
                    chosen = template;
                }
            });
        }
    }

    @Override
    protected String text(String name) {
        return chosen.text();
    }
}
