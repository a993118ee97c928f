// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * A rack with sources, presets and transport: where language, engine, MIDI and presets come together. It plays, renders, checks and keeps
 * sessions; it knows no window. Its types belong to the thread that made them unless they say otherwise.
 */
@NullMarked
package org.songwalker.session;

import org.jspecify.annotations.NullMarked;
