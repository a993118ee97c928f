// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.util.Map;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IServiceLocator;
import org.songwalker.session.live.KeyTarget;
import org.songwalker.session.live.LiveListener;

/** Lets plugin.xml ask whether the keys go to a program that is in no slot of the rack, so that commands for it are enabled then. */
public final class KeyTargetSource extends AbstractSourceProvider implements LiveListener {
    /** Name of the variable: {@code program} if a program in no slot hears the keys, else {@code rack}. */
    public static final String VARIABLE = "org.songwalker.ui.keyTarget";
    private StudioService studio;
    private String told = "rack";

    @Override
    public void initialize(IServiceLocator locator) {
        studio = locator.getService(StudioService.class);
        studio.live().addListener(this);
    }

    @Override
    public Map<String, String> getCurrentState() {
        return Map.of(VARIABLE, state());
    }

    @Override
    public String[] getProvidedSourceNames() {
        return new String[] {VARIABLE};
    }

    private String state() {
        KeyTarget target = studio.live().keyTarget();
        return target.rack() || target.place() == KeyTarget.Place.AUDITION ? "rack" : "program";
    }

    @Override
    public void changed() {
        Display display = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getDisplay() : null;
        if (display != null && !display.isDisposed()) {
            display.asyncExec(() -> {
                String now = state();
                if (!now.equals(told)) {
                    told = now;
                    fireSourceChanged(ISources.WORKBENCH, VARIABLE, now);
                }
            });
        }
    }

    @Override
    public void dispose() {
        studio.live().removeListener(this);
    }
}
