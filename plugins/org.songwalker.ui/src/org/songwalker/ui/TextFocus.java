// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.jspecify.annotations.Nullable;

/**
 * Activates {@link Ids#NO_TEXT_CONTEXT} while neither a text nor a button has the focus, nor a control of ours in which Space does
 * something, so that Space plays elsewhere. UI thread.
 */
final class TextFocus {
    private final IContextService contexts;
    private @Nullable IContextActivation active;

    private TextFocus(IContextService contexts) {
        this.contexts = contexts;
    }

    static void follow(IWorkbench workbench) {
        TextFocus focus = new TextFocus(workbench.getService(IContextService.class));
        workbench.getDisplay().addFilter(SWT.FocusIn, event -> focus.on(event.widget));
        workbench.getDisplay().addFilter(SWT.FocusOut, event -> focus.on(event.display.getFocusControl()));
    }

    private void on(@Nullable Widget widget) {
        boolean takesKeys = widget instanceof Text || widget instanceof StyledText || widget instanceof Combo || widget instanceof CCombo
                || widget instanceof Spinner || widget instanceof Button || widget != null && widget.getData(Ids.TAKES_SPACE) != null;
        if (takesKeys && active != null) {
            contexts.deactivateContext(active);
            active = null;
        } else if (!takesKeys && active == null) {
            active = contexts.activateContext(Ids.NO_TEXT_CONTEXT);
        }
    }
}
