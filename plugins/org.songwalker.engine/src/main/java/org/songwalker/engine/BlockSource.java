// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

/** Where a device gets its sound from; an {@link Engine} is one by its {@code render} method. */
@FunctionalInterface
public interface BlockSource {

    /** Writes {@code frames} frames of interleaved stereo from {@code offset} (in floats) on. The device's thread. */
    void render(float[] out, int offset, int frames);
}
