// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.lang.reflect.Method;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.jspecify.annotations.Nullable;

/**
 * Makes Problems a list of sentences: without the groups that would hide them at first, and with more than half of the view's width for
 * them when it opens, because the platform's default cuts almost every one. What the user chooses later stays. UI thread.
 */
final class WideProblems implements IPartListener2 {
    private static final double DESCRIPTION = 0.6;
    private static final double NARROW = 0.45;
    /** Key under which the platform keeps what a view has saved. */
    private static final String SAVED = "memento";
    private static final String DONE = "org.songwalker.ui.wide";

    private WideProblems() {}

    static void follow(IWorkbenchWindow window) {
        WideProblems problems = new WideProblems();
        window.getPartService().addPartListener(problems);
        IWorkbenchPage page = window.getActivePage();
        IViewReference shown = page == null ? null : page.findViewReference(IPageLayout.ID_PROBLEM_VIEW);
        if (shown != null) {
            problems.partVisible(shown);
        }
    }

    @Override
    public void partVisible(IWorkbenchPartReference reference) {
        IWorkbenchPart part = reference.getId().equals(IPageLayout.ID_PROBLEM_VIEW) ? reference.getPart(false) : null;
        MPart model = part == null ? null : part.getSite().getService(MPart.class);
        Tree tree = model != null && model.getWidget() instanceof Composite page ? tree(page) : null;
        if (tree != null && tree.getData(DONE) == null) {
            tree.setData(DONE, true);
            if (model.getPersistedState().get(SAVED) == null) { // else it has the state in which the user left it
                ungroup(part);
                tree.getDisplay().asyncExec(() -> widen(tree)); // it gets its size after this
            }
        }
    }

    /** Chooses Group By > None in the view's menu, for which the platform has neither a command nor a setting. */
    private static void ungroup(IWorkbenchPart view) {
        for (Class<?> type = view.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("setCategoryGroup")) {
                    try {
                        method.setAccessible(true);
                        method.invoke(view, (Object) null);
                    } catch (ReflectiveOperationException e) {
                        ILog.of(WideProblems.class).warn("Problems stays grouped; choose Group By > None in its menu.", e);
                    }
                    return;
                }
            }
        }
    }

    private static void widen(Tree tree) {
        int width = tree.isDisposed() ? 0 : tree.getClientArea().width;
        if (width > 0 && tree.getColumnCount() > 1 && tree.getColumn(0).getWidth() < NARROW * width) {
            tree.getColumn(0).setWidth((int) (DESCRIPTION * width));
            int rest = tree.getColumnCount() - 1;
            for (int i = 1; i <= rest; i++) {
                tree.getColumn(i).setWidth((int) ((1 - DESCRIPTION) * width / rest));
            }
        }
    }

    private static @Nullable Tree tree(Composite page) {
        for (Control child : page.getChildren()) {
            Tree found = child instanceof Tree tree ? tree : child instanceof Composite inner ? tree(inner) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
