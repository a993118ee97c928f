// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.nio.file.Path;
import java.util.List;
import org.songwalker.lang.PresetCatalog;
import org.songwalker.session.Problem;

/** Hears of the session. Called on the sessions thread. */
public interface StudioListener {
    /** Something the user should read once, in one sentence. */
    default void said(String sentence) { }

    /** What is wrong with a program that was loaded; an empty list says that it is sound again. */
    default void problems(Path source, List<Problem> problems) { }

    /** The presets at hand are others than before. */
    default void presets(PresetCatalog catalog) { }

    /** The rack, its slots or the transport have changed. */
    default void changed() { }
}
