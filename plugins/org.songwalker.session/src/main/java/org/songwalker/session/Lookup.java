// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import org.jspecify.annotations.Nullable;
import org.songwalker.preset.InstrumentBuilder;
import org.songwalker.preset.Resolution;
import org.songwalker.preset.source.PresetException;

/**
 * What the libraries have for a name.
 *
 * @param resolution the preset; null if the name cannot be looked up
 * @param built      its instrument, null if there is none
 * @param failure    why there is none; null if the resolution says so, or there is one
 */
record Lookup(@Nullable Resolution resolution, InstrumentBuilder.@Nullable Built built, @Nullable PresetException failure) {

    /** True if it has an instrument that has all of its samples. */
    boolean lasting() {
        return built != null && built.lasting();
    }

    /** True if another try may find more, because a library did not answer. */
    boolean unreached() {
        if (built != null) {
            return !built.lasting();
        }
        PresetException cause = resolution instanceof Resolution.Missing missing ? missing.cause() : failure;
        return cause != null && cause.reason() == PresetException.Reason.UNREACHABLE;
    }
}
