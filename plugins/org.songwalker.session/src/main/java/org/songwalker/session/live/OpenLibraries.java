// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.cache.DiskCache;

/**
 * The preset libraries in force.
 *
 * @param repository reads their indexes when they are asked for
 * @param cache      what is kept of those on the web; a download marks in it what must not be evicted
 */
public record OpenLibraries(PresetRepository repository, DiskCache cache) {}
