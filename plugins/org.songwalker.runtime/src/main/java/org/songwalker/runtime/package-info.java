// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Compiled programs and the machine that fires them: bytecode, values, strands and the interpreter. It knows nothing of sound, files or the
 * grammar; whoever runs a program is its {@link org.songwalker.runtime.Host}. Programs are immutable and shared; firings, strands and heaps
 * belong to the one thread that runs them.
 */
@NullMarked
package org.songwalker.runtime;

import org.jspecify.annotations.NullMarked;
