// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * The arithmetic of sound: envelopes, kernels for oscillators and samples, filters, pan and ramps. Everything is a pure function of its
 * state and the frame, so the block length and the places where slices are divided cannot change a bit. Audio thread only, except
 * constructors, constants and {@link org.songwalker.engine.dsp.KernelChoice}.
 */
@NullMarked
package org.songwalker.engine.dsp;

import org.jspecify.annotations.NullMarked;
