// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import java.util.Set;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.songwalker.session.live.LiveSession;

/**
 * Reads libraries and searches them in the background; of several searches only the latest is shown. UI thread, except where a method says
 * otherwise.
 */
final class Finder {
    private final LiveSession live;
    private final Display display;
    private final BiConsumer<Stock, Hits> show;
    private final AtomicInteger searches = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile Stock stock = Stock.EMPTY;
    private volatile boolean read;
    private Query query = Query.EVERYTHING;

    /** @param show gets what was found; UI thread */
    Finder(LiveSession live, Display display, BiConsumer<Stock, Hits> show) {
        this.live = live;
        this.display = display;
        this.show = show;
    }

    /** True once the libraries were read for the first time. */
    boolean read() {
        return read;
    }

    Stock stock() {
        return stock;
    }

    Query query() {
        return query;
    }

    /** Reads the libraries in force and searches them again. Any thread. */
    void reload() {
        int number = reads.incrementAndGet();
        live.openLibraries()
                .thenAcceptAsync(libraries -> take(number, Stock.read(libraries)), Finder::background)
                .exceptionally(problem -> {
                    ILog.of(Finder.class)
                            .error("The preset libraries could not be listed; correct them under Preferences > Library.", problem);
                    take(number, Stock.EMPTY);
                    return null;
                });
    }

    /** Looks again which presets play without a network. Any thread. */
    void refreshMarks() {
        int number = reads.incrementAndGet();
        Stock now = stock;
        background(() -> take(number, now.again()));
    }

    private void take(int number, Stock fresh) {
        if (number == reads.get()) {
            stock = fresh;
            read = true;
            if (!display.isDisposed()) {
                display.asyncExec(() -> find(query));
            }
        }
    }

    /** Starts a search; what an earlier one finds later is dropped. */
    void find(Query wanted) {
        query = wanted;
        int number = searches.incrementAndGet();
        Stock now = stock;
        Set<String> favourites = Shelf.favourites();
        List<String> recent = Shelf.recent();
        background(() -> {
            Hits hits = now.find(wanted, favourites, recent);
            if (number == searches.get() && !display.isDisposed()) {
                display.asyncExec(() -> {
                    if (number == searches.get()) {
                        show.accept(now, hits);
                    }
                });
            }
        });
    }

    private static void background(Runnable work) {
        Thread.ofVirtual().name("presets").start(work);
    }
}
