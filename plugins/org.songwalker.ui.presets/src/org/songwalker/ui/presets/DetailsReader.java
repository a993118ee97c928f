// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.LibraryPreset;
import org.songwalker.preset.PresetDetails;
import org.songwalker.preset.source.PresetException;

/**
 * Reads what the file of the selected preset says. It waits a moment first, and what was begun for a preset that is not selected any more
 * is given up or dropped. UI thread.
 */
final class DetailsReader {
    /** Nobody reads the details of a row that is only passed, and those of a SoundFont or of the web take long. */
    private static final int PAUSE_MILLIS = 120;

    /**
     * What is known of a preset.
     *
     * @param details what its file says; null as long as that is not read
     * @param problem why the file cannot be read; null if it can
     */
    record Known(LibraryPreset preset, @Nullable PresetDetails details, @Nullable PresetException problem) {}

    private final Display display;
    private final Consumer<@Nullable Known> show;
    private final AtomicInteger number = new AtomicInteger();
    private @Nullable Thread reader;

    /** @param show hears at once what the index says, and later what the file says; null if no preset is selected */
    DetailsReader(Display display, Consumer<@Nullable Known> show) {
        this.display = display;
        this.show = show;
    }

    void select(@Nullable LibraryPreset preset) {
        int mine = number.incrementAndGet();
        if (reader != null) {
            reader.interrupt();
            reader = null;
        }
        show.accept(preset == null ? null : new Known(preset, null, null));
        if (preset != null) {
            display.timerExec(PAUSE_MILLIS, () -> {
                if (mine == number.get()) {
                    reader = Thread.ofVirtual().name("preset details").start(() -> read(preset, mine));
                }
            });
        }
    }

    private void read(LibraryPreset preset, int mine) {
        Known known;
        try {
            known = new Known(preset, PresetDetails.read(preset), null);
        } catch (PresetException e) {
            known = new Known(preset, null, e);
        }
        Known found = known;
        if (mine == number.get() && !display.isDisposed()) {
            display.asyncExec(() -> {
                if (mine == number.get()) {
                    show.accept(found);
                }
            });
        }
    }
}
