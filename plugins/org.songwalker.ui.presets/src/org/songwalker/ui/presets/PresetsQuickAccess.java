// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import java.util.concurrent.ExecutionException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.quickaccess.IQuickAccessComputerExtension;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.PresetSearch;
import org.songwalker.session.live.OpenLibraries;
import org.songwalker.ui.Icons;
import org.songwalker.ui.studio.StudioService;

/** Offers presets in Quick Access; the chosen one is loaded into the program in front. Searches on a background thread. */
public final class PresetsQuickAccess implements IQuickAccessComputerExtension {
    private static final int MOST = 20;
    private @Nullable OpenLibraries searched;
    private @Nullable PresetSearch search;

    /** A preset by its full name. */
    private static final class Element extends QuickAccessElement {
        private final String preset;

        Element(String preset) {
            this.preset = preset;
        }

        @Override
        public String getLabel() {
            return preset;
        }

        @Override
        public ImageDescriptor getImageDescriptor() {
            return Icons.descriptor("preset");
        }

        @Override
        public String getId() {
            return PresetsView.ID + "/" + preset;
        }

        @Override
        public void execute() {
            IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            if (window != null && Inserting.load(window, window.getService(StudioService.class).notices(), preset)) {
                Shelf.used(preset);
            }
        }
    }

    @Override
    public QuickAccessElement[] computeElements() {
        return new QuickAccessElement[0]; // thousands, of which nobody wants the first ones
    }

    @Override
    public synchronized QuickAccessElement[] computeElements(String query, IProgressMonitor monitor) {
        if (query.isBlank()) {
            return computeElements();
        }
        try {
            OpenLibraries open = PlatformUI.getWorkbench().getService(StudioService.class).live().openLibraries().get();
            PresetSearch made = search;
            if (made == null || open != searched) {
                made = new PresetSearch(open.repository().list().presets());
                search = made;
                searched = open;
            }
            return made.find(query).stream().limit(MOST).map(preset -> new Element(preset.fullName())).toArray(QuickAccessElement[]::new);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return computeElements();
        } catch (ExecutionException e) {
            ILog.of(PresetsQuickAccess.class).error("Quick Access offers no presets; the Presets view says why.", e);
            return computeElements();
        }
    }

    @Override
    public void resetState() {}

    @Override
    public boolean needsRefresh() {
        return false;
    }
}
