// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Finds presets by name in ordered libraries, reads their files and builds the instruments that the engine plays. Knows folders, web
 * addresses, JSON and the embedded Starter library; knows nothing of slots, programs or the audio device. Everything here may block on
 * files or the network and belongs on a worker thread, never on the audio thread; public types may be shared.
 */
@NullMarked

package org.songwalker.preset;

import org.jspecify.annotations.NullMarked;
