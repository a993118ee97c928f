// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds outputs: the mixers of this machine, or those of a test. Asked again at every try, since devices come and go. */
@FunctionalInterface
interface DeviceFinder {

    /** The output with this name, null for the system's default; empty if there is none now. */
    Optional<LineOpener> find(@Nullable String name);
}
