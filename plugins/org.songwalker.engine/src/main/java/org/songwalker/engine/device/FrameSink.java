// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/** Where the sound of an input goes: an engine's {@link org.songwalker.engine.input.SoundIn}, a recording. */
@FunctionalInterface
public interface FrameSink {

    /** Takes interleaved frames at the rate that was asked for. The input's thread; must not wait. */
    void take(float[] interleaved, int channels, int frames);
}
