// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.songwalker.lang.PresetCatalog;
import org.songwalker.session.Problem;

/** Tells everyone who listens what one listener is told. Any thread. */
final class Listeners implements StudioListener {
    private final List<StudioListener> all = new CopyOnWriteArrayList<>();

    void add(StudioListener listener) {
        all.add(listener);
    }

    void remove(StudioListener listener) {
        all.remove(listener);
    }

    @Override
    public void said(String sentence) {
        all.forEach(listener -> listener.said(sentence));
    }

    @Override
    public void problems(Path source, List<Problem> problems) {
        List<Problem> found = List.copyOf(problems);
        all.forEach(listener -> listener.problems(source, found));
    }

    @Override
    public void presets(PresetCatalog catalog) {
        all.forEach(listener -> listener.presets(catalog));
    }

    @Override
    public void changed() {
        all.forEach(StudioListener::changed);
    }
}
