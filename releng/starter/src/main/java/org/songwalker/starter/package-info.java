// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Makes the sounds of the Starter library; the build of the preset bundle runs it once, and the jar carries what it writes. Knows synthesis
 * and the preset file format and nothing else of the program; nothing of it runs in the program itself. Deterministic to the bit on every
 * machine: own noise seeds, {@code StrictMath}. One thread.
 */
@NullMarked
package org.songwalker.starter;

import org.jspecify.annotations.NullMarked;
