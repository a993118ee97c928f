// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import org.eclipse.jface.resource.ImageDescriptor;

/** The Studio's own icons. Any thread. */
public final class Icons {
    private Icons() {}

    /** The icon {@code icons/name.svg} of this bundle; the platform renders it at the zoom of the screen. */
    public static ImageDescriptor descriptor(String name) {
        return ImageDescriptor.createFromURL(Icons.class.getResource("/icons/" + name + ".svg"));
    }
}
