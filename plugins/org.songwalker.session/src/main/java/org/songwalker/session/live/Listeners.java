// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.session.Problem;

/** Passes each call on to every listener, in the order in which they were added. Any thread. */
final class Listeners implements LiveListener {
    private final List<LiveListener> all = new CopyOnWriteArrayList<>();

    void add(LiveListener listener) {
        all.add(listener);
    }

    void remove(LiveListener listener) {
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
    public void logged(int slot, String text) {
        all.forEach(listener -> listener.logged(slot, text));
    }

    @Override
    public void fault(int slot, Path source, Problem fault) {
        all.forEach(listener -> listener.fault(slot, source, fault));
    }

    @Override
    public void presets(PresetCatalog catalog) {
        all.forEach(listener -> listener.presets(catalog));
    }

    @Override
    public void unheard(String why) {
        all.forEach(listener -> listener.unheard(why));
    }

    @Override
    public void changed() {
        all.forEach(LiveListener::changed);
    }

    @Override
    public void failed(String sentence, Throwable cause) {
        all.forEach(listener -> listener.failed(sentence, cause));
    }
}
