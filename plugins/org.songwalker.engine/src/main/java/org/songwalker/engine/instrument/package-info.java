// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Presets ready to play: immutable instruments made of zones, samples, envelopes and effect settings. The preset bundle builds them, the
 * engine plays them; nothing here knows where they came from. All types are immutable and may be shared by any thread.
 */
@NullMarked

package org.songwalker.engine.instrument;

import org.jspecify.annotations.NullMarked;
