// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang;

import com.google.inject.Singleton;
import org.songwalker.lang.compile.PresetCatalog;

/** Holds the catalog of presets for the language server's checks. Any thread may read or replace it. */
@Singleton
public final class CatalogHolder {
    private volatile PresetCatalog catalog = PresetCatalog.NONE;

    public PresetCatalog catalog() {
        return catalog;
    }

    public void catalog(PresetCatalog newCatalog) {
        catalog = newCatalog;
    }
}
