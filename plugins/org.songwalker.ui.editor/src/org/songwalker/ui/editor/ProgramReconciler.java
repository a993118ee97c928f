// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.Hashtable;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** Colours a program in its editor, after each edit and after a change of the theme. UI thread. */
public final class ProgramReconciler extends PresentationReconciler {
    private Palette palette = Palette.dark();
    private @Nullable ITextViewer shown;
    private @Nullable ServiceRegistration<EventHandler> themes;

    public ProgramReconciler() {
        ProgramColours colours = new ProgramColours(() -> palette);
        setDamager(colours, IDocument.DEFAULT_CONTENT_TYPE);
        setRepairer(colours, IDocument.DEFAULT_CONTENT_TYPE);
    }

    @Override
    public void install(ITextViewer viewer) {
        shown = viewer;
        palette = current();
        super.install(viewer);
        EditorHooks.install(viewer);
        BundleContext context = FrameworkUtil.getBundle(ProgramReconciler.class).getBundleContext();
        var properties = new Hashtable<String, Object>();
        properties.put(EventConstants.EVENT_TOPIC, IThemeEngine.Events.THEME_CHANGED);
        themes = context.registerService(EventHandler.class, event -> viewer.getTextWidget().getDisplay().syncExec(this::recolour),
                properties);
        viewer.getTextWidget().addDisposeListener(event -> unfollow());
    }

    @Override
    public void uninstall() {
        unfollow();
        super.uninstall();
    }

    private void unfollow() {
        ServiceRegistration<EventHandler> registration = themes;
        themes = null;
        if (registration != null) {
            registration.unregister();
        }
    }

    private void recolour() {
        palette = current();
        ITextViewer viewer = shown;
        if (viewer != null && viewer.getTextWidget() != null && !viewer.getTextWidget().isDisposed()) {
            viewer.invalidateTextPresentation();
        }
    }

    private static Palette current() {
        IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        ITheme theme = engine == null ? null : engine.getActiveTheme();
        return theme != null && theme.getId().contains("dark") ? Palette.dark() : Palette.light();
    }
}
