// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

/** Which kernels an engine uses. */
public enum KernelChoice {
    /** {@link #AUTO}: vector if the machine and the Java runtime support it, else scalar. */
    AUTO, VECTOR, SCALAR;

    /**
     * The kernels of this choice. Any thread.
     *
     * @throws IllegalArgumentException if this is {@link #VECTOR} and {@link #vectorAvailable} is false
     */
    public Kernels kernels(Quality quality) {
        return switch (this) {
            case SCALAR -> new ScalarKernels(quality);
            case AUTO -> vectorAvailable() ? new VectorKernels(quality) : new ScalarKernels(quality);
            case VECTOR -> {
                if (!vectorAvailable()) {
                    throw new IllegalArgumentException("the vector kernels need Java's module jdk.incubator.vector (start it with"
                            + " --add-modules=jdk.incubator.vector) and 16 lanes of 32 bits; use --kernel auto or scalar");
                }
                yield new VectorKernels(quality);
            }
        };
    }

    /** True if the module {@code jdk.incubator.vector} is present and the machine's vectors hold sixteen floats. Any thread. */
    public static boolean vectorAvailable() {
        try {
            return VectorKernels.wideEnough();
        } catch (LinkageError e) {
            return false;
        }
    }
}
