// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The border of the audio thread: the annotation of the code that it runs, and the rings over which it exchanges data with other threads. A
 * ring has one producer and one consumer; neither locks nor waits, and a full ring counts what it refuses. Each method of a ring says which
 * of the two may call it.
 */
@NullMarked
package org.songwalker.engine.ring;

import org.jspecify.annotations.NullMarked;
