// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

/** Supplies a device with sound. {@link Engine#render(float[], int, int)} fits it as a method reference. */
@FunctionalInterface
public interface BlockSource {

    /** Writes {@code frames} frames of interleaved stereo, starting at index {@code offset} (in floats). Called on the device's thread. */
    void render(float[] out, int offset, int frames);
}
