// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

/** Which kernels an engine uses. */
public enum KernelChoice {
    /** Vector where the machine and the Java runtime offer it, else scalar. */
    AUTO,
    SCALAR;

    /** The kernels of this choice. Any thread. */
    public Kernels kernels(Quality quality) {
        return new ScalarKernels(quality);
    }
}
