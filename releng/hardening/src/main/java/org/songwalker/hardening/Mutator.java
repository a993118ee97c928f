// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.hardening;

import java.util.Random;

/** Makes a damaged input of a good one. Depends on its arguments alone, so that a seed gives the same inputs everywhere. */
@FunctionalInterface
public interface Mutator {
    /** The longest input, in bytes; what would be longer is cut. */
    int LONGEST = 1 << 18;

    /**
     * @param good  the input to damage; it stays as it is
     * @param other another good input, to take parts from
     */
    byte[] mutate(byte[] good, byte[] other, Random random);
}
