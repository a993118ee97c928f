// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/** Receives the sound of an input: an engine's {@link org.songwalker.engine.input.SoundIn}, or a recording. */
@FunctionalInterface
public interface FrameSink {

    /** Receives interleaved frames at the requested rate. The input's thread; must not wait. */
    void take(float[] interleaved, int channels, int frames);
}
