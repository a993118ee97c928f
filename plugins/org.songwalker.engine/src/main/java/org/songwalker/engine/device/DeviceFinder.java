// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where outputs come from: this machine's mixers, or a test's. Asked anew at every try, since devices come and go. */
@FunctionalInterface
interface DeviceFinder {

    /** The output of a name, null for the system's default; empty where there is none of that name now. */
    Optional<LineOpener> find(@Nullable String name);
}
