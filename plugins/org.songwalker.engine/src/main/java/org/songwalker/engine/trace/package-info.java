// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * What happened and when: primitive records that the audio thread writes and one reader turns into events. The ring has one producer (the
 * audio thread) and one consumer; a full ring counts what it dropped. Events are values for any thread.
 */
@NullMarked
package org.songwalker.engine.trace;

import org.jspecify.annotations.NullMarked;
