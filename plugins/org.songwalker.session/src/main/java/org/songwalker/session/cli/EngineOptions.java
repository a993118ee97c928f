// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.util.Locale;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Quality;

/** Converts options of the command line to engine settings. */
final class EngineOptions {
    private EngineOptions() {}

    /** Refuses values that this build does not support. */
    static EngineSettings settings(double rate, String kernel, String quality) {
        for (KernelChoice choice : KernelChoice.values()) {
            for (Quality reading : Quality.values()) {
                if (choice.name().equals(kernel) && reading.name().equals(quality)) {
                    return EngineSettings.at(rate).withKernel(choice, reading);
                }
            }
        }
        throw new CliException(CliException.USAGE, "--kernel " + kernel.toLowerCase(Locale.ROOT) + " with --quality "
                + quality.toLowerCase(Locale.ROOT) + " is not built yet; leave both out.");
    }
}
