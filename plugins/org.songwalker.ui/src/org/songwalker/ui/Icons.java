// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import org.eclipse.jface.resource.ImageDescriptor;

/** The Studio's own drawings. */
public final class Icons {
    private Icons() {}

    /** A drawing of this bundle by its name, scaled by the platform as the screen asks. */
    public static ImageDescriptor descriptor(String name) {
        return ImageDescriptor.createFromURL(Icons.class.getResource("/icons/" + name + ".svg"));
    }
}
