// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * What was read from the web, kept on disk: indexes and preset files as they came, samples decoded. Content is found by its SHA-256; an
 * entry says which content an address has. Several processes may share one folder, and any of them may be killed at any moment.
 */
@NullMarked
package org.songwalker.preset.cache;

import org.jspecify.annotations.NullMarked;
